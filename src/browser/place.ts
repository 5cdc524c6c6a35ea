import type { RevealApi } from "reveal.js";

/** What to do around an edit of the slides, so that the deck stays on its slide and step. */
export function keepPlace(deck: RevealApi): (edit: () => void) => void {
  return (edit) => {
    const { h, v, f } = deck.getIndices();
    const { id } = deck.getCurrentSlide();
    edit();
    deck.sync();
    const slide = id === "" ? null : document.querySelector<HTMLElement>(`.slides #${CSS.escape(id)}`);
    const there = slide ? deck.getIndices(slide) : { h, v };
    // Reveal keeps holding the element that was there before, until it is told to go somewhere.
    deck.slide(there.h, there.v, f);
  };
}
