import { makeDialog } from "./dialog.ts";
import { element } from "./element.ts";

/** Keys, and what each of them does (or all of them do). */
export type Shortcut = readonly [keys: readonly string[], does: string];

interface Link {
  readonly text: string;
  readonly href: string;
}

/**
 * Prepares the list of keys of a window; the returned function shows it. `links` is asked each time
 * for where else to go from here.
 */
export function prepareHelp(
  shortcuts: readonly Shortcut[],
  links: () => readonly Link[] = () => [],
): () => void {
  const more = element("ul", {});
  const { show } = makeDialog("help", "Keys", ["?", "h"], element("dl", {}, ...shortcuts.map(row)), more);
  return () => {
    const items = links().map(({ text, href }) => element("li", {}, element("a", { href }, text)));
    more.replaceChildren(...items);
    more.hidden = items.length === 0;
    show();
  };
}

function row([keys, does]: Shortcut): HTMLElement {
  const names = keys.map((key) => element("kbd", {}, key));
  return element("div", {}, element("dt", {}, ...names), element("dd", {}, does));
}
