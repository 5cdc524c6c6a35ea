import Reveal, { type RevealApi, type RevealConfig } from "reveal.js";
import { isTaken } from "./keys.ts";

declare global {
  interface Window {
    /** Tools that drive a deck from outside, such as decktape, look for it under this name. */
    Reveal?: RevealApi;
  }
}

// Keys that Reveal would use for something else.
const ours = new Set(["?", "h", "q", "r", "s", "t", "f1"]);
const rows = new Set(["ArrowUp", "ArrowDown"]);

const config: RevealConfig = {
  width: 1920,
  height: 1080,
  margin: 0,
  minScale: 0.05,
  maxScale: 4,
  center: false,
  // No motion between slides, whatever the reader prefers.
  transition: "none",
  backgroundTransition: "none",
  autoAnimate: false,
  controls: false,
  progress: false,
  help: false,
  // Never drawn, but makes G count slides as the footers do.
  slideNumber: "c",
  showSlideNumber: "print",
  // The address follows every step, but a step is no visit: jumps.ts decides what "back" undoes.
  hash: true,
  history: false,
  // Reveal would obey messages from any site that puts the deck into a frame.
  postMessage: false,
  // Phones get the page to read; Reveal's own view for them loses deep links.
  scrollActivationWidth: 0,
};

/** Turns the slides of the page into a deck; resolves when the slide of the address is shown. */
export async function startDeck(overrides: RevealConfig = {}): Promise<RevealApi> {
  const keyboardCondition = (event: KeyboardEvent) => {
    const isOurs = ours.has(event.key.toLowerCase()) || (deck.isOverview() && rows.has(event.key));
    return !isOurs && !isTaken(event);
  };
  const deck = new Reveal({ ...config, keyboardCondition, ...overrides });
  window.Reveal = deck;
  await deck.initialize();
  // Reveal says "application", which takes the reading keys away from screen readers.
  const root = deck.getRevealElement();
  root?.setAttribute("role", "group");
  root?.setAttribute("aria-roledescription", "slide deck");
  root?.setAttribute("aria-label", document.title);
  return deck;
}
