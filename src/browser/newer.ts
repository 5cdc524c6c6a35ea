import "./newer.css";
import { element } from "./element.ts";

/** Says in a corner that there is a newer version of the site; `show` is what its button does. */
export function sayNewer(show: () => void): void {
  if (document.querySelector(".notice.newer")) return;
  const text = element("p", {}, "There is a newer version of these slides.");
  const now = element("button", { type: "button" }, "Show it");
  const later = element("button", { type: "button" }, "Later");
  const notice = element("div", { className: "notice newer" }, text, now, later);
  notice.setAttribute("role", "status");
  now.addEventListener("click", show);
  later.addEventListener("click", () => notice.remove());
  document.body.append(notice);
}
