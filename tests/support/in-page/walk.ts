import type { RevealApi } from "reveal.js";

/** The running deck. */
function theDeck(): RevealApi {
  if (!window.Reveal) throw new Error("There is no deck in this page.");
  return window.Reveal;
}

/** All slides of the page, as they stand in it. */
export function theSlides(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(".slides section:has(> .frame)")];
}

/** Shows every slide with every step, from first to last, and collects what `visit` says to each. */
export function walkSteps<T>(visit: (slide: HTMLElement, step: number) => readonly T[]): T[] {
  const deck = theDeck();
  return theSlides().flatMap((slide) => {
    const { h, v } = deck.getIndices(slide);
    deck.slide(h, v, -1);
    const said = [...visit(slide, 0)];
    for (let step = 1; deck.nextFragment(); step++) said.push(...visit(slide, step));
    return said;
  });
}

/** Goes to a slide by its number (from 0), shows all its steps, and returns it. */
export function showWhole(number: number): HTMLElement {
  const slide = theSlides()[number];
  if (!slide) throw new Error(`There is no slide ${number}.`);
  const { h, v } = theDeck().getIndices(slide);
  theDeck().slide(h, v, 1000);
  return slide;
}

/** Where the deck is: the id of its slide, and its step (0: none yet). */
export function position(): { readonly slide: string; readonly step: number } {
  const { f } = theDeck().getIndices();
  return { slide: theDeck().getCurrentSlide().id, step: (f ?? -1) + 1 };
}

/** Goes to a slide by its id; shows as many of its steps as told. */
export function goTo(id: string, step = 0): void {
  const slide = theSlides().find((candidate) => candidate.id === id);
  if (!slide) throw new Error(`There is no slide ${id}.`);
  const { h, v } = theDeck().getIndices(slide);
  theDeck().slide(h, v, step - 1);
}

/** The ids of all slides, and how many steps each has. */
export function outline(): { readonly id: string; readonly steps: number }[] {
  return theSlides().map((slide) => {
    const indices = [...slide.querySelectorAll(".fragment")].map((fragment) =>
      fragment.getAttribute("data-fragment-index"),
    );
    return { id: slide.id, steps: new Set(indices).size };
  });
}

/** The ids of the slides with links that can be reached. */
export function linked(): string[] {
  return theSlides()
    .filter((slide) => slide.querySelector(".frame a[href]"))
    .map(({ id }) => id);
}

/** Puts the id of each slide into the address in turn; returns the slides that the deck went to. */
export async function followAddresses(): Promise<string[]> {
  const reached: string[] = [];
  for (const { id } of theSlides()) {
    // The deck listens for longer than this: when it is called, the deck has moved.
    const changed = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
    location.hash = id;
    await changed;
    reached.push(position().slide);
  }
  return reached;
}
