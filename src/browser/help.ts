import "./help.css";
import { element } from "./element.ts";

/** Keys, and what each of them does (or all of them do). */
export type Shortcut = readonly [keys: readonly string[], does: string];

interface Link {
  readonly text: string;
  readonly href: string;
}

/**
 * Prepares the list of keys of a window; the returned function shows it. `link` is asked each time
 * for where else to go from here.
 */
export function prepareHelp(shortcuts: readonly Shortcut[], link?: () => Link): () => void {
  const heading = element("h2", { id: "help-heading" }, "Keys");
  const close = element("button", { type: "button", className: "close" }, "Close");
  const more = element("a", {});
  const dialog = element(
    "dialog",
    { className: "help" },
    element("header", {}, heading, close),
    element("dl", {}, ...shortcuts.map(row)),
    ...(link ? [element("p", {}, more)] : []),
  );
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.addEventListener("click", ({ target }) => {
    // Outside of the list the dialog itself is hit: its backdrop belongs to it.
    if (target === dialog || target === close) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "?" && event.key.toLowerCase() !== "h") return;
    event.preventDefault();
    dialog.close();
  });
  document.body.append(dialog);
  return () => {
    if (link) Object.assign(more, { textContent: link().text, href: link().href });
    dialog.showModal();
  };
}

function row([keys, does]: Shortcut): HTMLElement {
  const names = keys.map((key) => element("kbd", {}, key));
  return element("div", {}, element("dt", {}, ...names), element("dd", {}, does));
}
