import { element } from "./element.ts";
import { deckKey } from "./storage.ts";

const address = "?speaker";

/** Opens the speaker's view in a window of its own, or says how to if the browser forbids that. */
export function openSpeaker(): void {
  // The name makes a second call find the window of the first.
  const opened = window.open(address, deckKey("speaker"), "popup,width=1280,height=800");
  if (opened) opened.focus();
  else explain();
}

function explain(): void {
  const close = element("button", { type: "button" }, "Close");
  const link = element("a", { href: address, target: "_blank" }, "Open it in a tab");
  const text = "The browser did not allow the speaker’s window. ";
  const notice = element("div", { className: "notice", role: "alert" }, element("p", {}, text, link), close);
  for (const way of [link, close]) way.addEventListener("click", () => notice.remove());
  document.querySelector(".notice")?.remove();
  document.body.append(notice);
}
