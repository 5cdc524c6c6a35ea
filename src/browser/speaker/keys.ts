import type { Shortcut } from "../help.ts";
import type { Action } from "./page.ts";

/** Which key does what in the speaker's view; the first half are the keys of a clicker. */
export const actionKeys: Readonly<Record<string, Action>> = {
  PageDown: "next",
  PageUp: "previous",
  ".": "black",
  b: "black",
  ArrowRight: "next",
  ArrowLeft: "previous",
  " ": "next",
  Home: "first",
  End: "last",
  ArrowDown: "down",
  ArrowUp: "up",
  p: "clock",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  t: "theme",
  "?": "help",
  h: "help",
};

/** The same for people. */
export const shortcuts: readonly Shortcut[] = [
  [["→", "Space", "Page Down"], "Next step"],
  [["←", "Page Up"], "Step back"],
  [["Home", "End"], "First and last slide"],
  [["B", "."], "Black screen for the audience, and back"],
  [["1", "…", "9", "0"], "Play the story of a lab; start it over"],
  [["P"], "Start or pause the clock"],
  [["↑", "↓"], "Scroll the notes"],
  [["+", "−"], "Size of the notes"],
  [["T"], "Light or dark, here only"],
  [["?", "H"], "These keys"],
];
