import { currentRole } from "./role.ts";
import { store } from "./storage.ts";

export type Theme = "light" | "dark";

/** The theme in which this window is shown now. */
export function currentTheme(): Theme {
  return document.documentElement.dataset["theme"] === "dark" ? "dark" : "light";
}

/** Shows this window in `theme`, without remembering it. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
}

/** Changes between light and dark, and remembers it for the next visit. */
export function toggleTheme(): void {
  setTheme(currentTheme() === "dark" ? "light" : "dark");
  // The speaker sits in the dark while the audience does not: two memories.
  store(currentRole() === "speaker" ? "slides-theme-speaker" : "slides-theme", currentTheme());
}
