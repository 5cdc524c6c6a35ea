import type { RevealApi } from "reveal.js";
import { bindKeys } from "./keys.ts";
import "./overview.css";

/** Lets the overview of the slides scroll with the chosen one, and ↑ ↓ go from row to row. */
export function arrangeOverview(deck: RevealApi): void {
  const follow = () => {
    if (deck.isOverview()) deck.getCurrentSlide().scrollIntoView({ block: "nearest" });
  };
  const climb = (rows: number) => {
    const slides = deck.getSlides();
    const target = slides[slides.indexOf(deck.getCurrentSlide()) + rows * columns()];
    if (!deck.isOverview() || !target) return;
    const { h, v } = deck.getIndices(target);
    deck.slide(h, v);
  };
  for (const event of ["overviewshown", "slidechanged"]) deck.on(event, follow);
  bindKeys({ ArrowUp: () => climb(-1), ArrowDown: () => climb(1) });
}

function columns(): number {
  const slides = document.querySelector(".slides");
  return slides ? getComputedStyle(slides).gridTemplateColumns.split(" ").length : 1;
}
