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

/**
 * Turns the slides of the page into a deck; resolves when the slide of the address is shown. On a slow
 * processor all of it would block the page for long, so it is done in several goes.
 */
export async function startDeck(overrides: RevealConfig = {}): Promise<RevealApi> {
  const keyboardCondition = (event: KeyboardEvent) => {
    const isOurs = ours.has(event.key.toLowerCase()) || (deck.isOverview() && rows.has(event.key));
    return !isOurs && !isTaken(event);
  };
  const plugins = [{ id: "pause", init: nextTask }];
  const deck = new Reveal({ ...config, plugins, keyboardCondition, ...overrides });
  window.Reveal = deck;
  // Reveal shows a first slide when all is set up. It can be stopped, and told to look again.
  const notYet = (event: Event) => event.preventDefault();
  deck.on("beforeslidechange", notYet);
  deck.on("ready", () => {
    deck.off("beforeslidechange", notYet);
    if (deck.getConfig().hash) dispatchEvent(new HashChangeEvent("hashchange"));
    else deck.slide(0, 0);
  });
  await deck.initialize();
  await nextTask();
  // Reveal says "application", which takes the reading keys away from screen readers.
  const root = deck.getRevealElement();
  root?.setAttribute("role", "group");
  root?.setAttribute("aria-roledescription", "slide deck");
  root?.setAttribute("aria-label", document.title);
  return deck;
}

/** Lets the browser answer to what has happened meanwhile, and paint. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
