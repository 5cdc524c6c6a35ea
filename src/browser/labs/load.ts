import type { RevealApi } from "reveal.js";

// Each is fetched only when its slide is near.
const labs: Readonly<Record<string, () => Promise<unknown>>> = {
  "generations-lab": () => import("./generations.ts"),
  "hash-lab": () => import("./hash.ts"),
  "linking-lab": () => import("./linking.ts"),
};

const all = "[data-lab]";

/** Brings the labs of the deck alive: those on the slide that is shown, and on the next one. */
export function openLabsInDeck(deck: RevealApi): void {
  const open = () => {
    const slides = deck.getSlides();
    const now = slides.indexOf(deck.getCurrentSlide());
    for (const slide of slides.slice(now, now + 2)) slide.querySelectorAll(all).forEach(load);
  };
  open();
  deck.on("slidechanged", open);
  onNewSlides(open);
}

/** Brings the labs of the page alive, a screen before they are scrolled to. */
export function openLabsOnPage(): void {
  const near = new IntersectionObserver(
    (entries) => entries.filter(({ isIntersecting }) => isIntersecting).forEach(({ target }) => load(target)),
    { rootMargin: "100%" },
  );
  const open = () => document.querySelectorAll(all).forEach((lab) => near.observe(lab));
  open();
  onNewSlides(open);
}

function load(lab: Element): void {
  void labs[lab.localName]?.();
}

function onNewSlides(open: () => void): void {
  const slides = document.querySelector(".slides");
  if (slides) new MutationObserver(open).observe(slides, { childList: true });
}
