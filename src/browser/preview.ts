import { startDeck } from "./deck.ts";
import { watchSlides } from "./hot.ts";
import { openLabsInDeck } from "./labs/load.ts";
import { keepPlace } from "./place.ts";
import type { Showing } from "./sync.ts";
import { setTheme } from "./theme.ts";

/**
 * Runs one of the small slides in the speaker's view. It shows what the view around it says, or
 * the step after that, and tells nobody anything but that it is ready.
 */
export async function startPreview(): Promise<void> {
  const onEdit = watchSlides();
  const next = new URLSearchParams(location.search).get("preview") === "next";
  const deck = await startDeck({
    hash: false,
    respondToHashChanges: false,
    keyboard: false,
    touch: false,
    overview: false,
    jumpToSlide: false,
  });
  onEdit(keepPlace(deck));
  openLabsInDeck(deck);
  addEventListener("message", ({ source, data }: MessageEvent<Showing>) => {
    if (source !== parent) return;
    setTheme(data.theme);
    deck.slide(data.at.h, data.at.v, data.at.f);
    if (next) deck.next();
  });
  // Any origin, because pages opened from files have none; there is nothing secret in it.
  parent.postMessage("ready", "*");
}
