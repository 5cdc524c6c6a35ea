/** What each key does, under its `KeyboardEvent.key`; letters in lower case. */
export type Bindings = Readonly<Record<string, () => void>>;

const fields = "input, select, textarea, [contenteditable], [role=slider], [data-keys]";
const buttons = "button, summary";
const clicker = new Set(["PageUp", "PageDown", "Escape"]);

/**
 * Whether a key press belongs to something else than the slides: an open dialog, a form field, or
 * a button that waits for Space or Enter. What a clicker sends always belongs to the slides.
 */
export function isTaken(event: KeyboardEvent): boolean {
  const takers = event.key === " " || event.key === "Enter" ? `${fields}, ${buttons}` : fields;
  // The path, because a field inside a shadow tree is not the target that we see.
  const isInside = (node: EventTarget) => node instanceof Element && node.matches(takers);
  if (!clicker.has(event.key) && event.composedPath().some(isInside)) return true;
  // Last, as it looks through the whole deck.
  return document.querySelector("dialog[open]") !== null;
}

/** Listens for keys in the whole window, where nothing else has the first claim on them. */
export function bindKeys(bindings: Bindings): void {
  document.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey || event.altKey;
    const action = bindings[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action || command || event.defaultPrevented || isTaken(event)) return;
    event.preventDefault();
    action();
  });
}
