import "./dialog.css";
import { element } from "./element.ts";

/** A dialog that is not yet shown; Escape, its button and a click beside it close it. */
export interface Dialog {
  readonly box: HTMLDialogElement;
  readonly show: () => void;
}

/** Makes a dialog with a heading; a key of `closing` closes it again, too. */
export function makeDialog(
  name: string,
  title: string,
  closing: readonly string[],
  ...content: Node[]
): Dialog {
  const heading = element("h2", { id: `${name}-heading` }, title);
  const close = element("button", { type: "button", className: "close" }, "Close");
  const box = element(
    "dialog",
    { className: `panel ${name}` },
    element("header", {}, heading, close),
    ...content,
  );
  box.setAttribute("aria-labelledby", heading.id);
  box.addEventListener("click", ({ target }) => {
    // Outside of its content the dialog itself is hit: its backdrop belongs to it.
    if (target === box || target === close) box.close();
  });
  box.addEventListener("keydown", (event) => {
    if (!closing.includes(event.key.toLowerCase())) return;
    event.preventDefault();
    box.close();
  });
  document.body.append(box);
  return { box, show: () => box.showModal() };
}
