/** What is remembered under `key`; `null` if nothing is, or if the browser forbids to look. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers `value` under `key`, if the browser lets us. */
export function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage everything works until the window is closed.
  }
}

/** A key for things that belong to this deck and not to its neighbours on the same host. */
export function deckKey(name: string): string {
  return `${name} ${deckPath()}`;
}

/** The folder of this deck in its address; the same with and without `index.html`. */
export function deckPath(): string {
  return location.pathname.replace(/[^/]*$/, "");
}
