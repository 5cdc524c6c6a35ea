import { renderHandout } from "../compile/paper/handout.ts";
import { renderSteps } from "../compile/paper/steps.ts";
import type { Deck } from "../compile/deck.ts";
import { escapeHtml } from "../html.ts";
import type { Compiled } from "./compiler.ts";

const slidesMark = "<!--deck:slides-->";
const slidesEnd = "<!--deck:end-->";

/** What pages make of the finished slides, by the mark of where it goes. */
const paper: Readonly<Record<string, (slides: string, deck: Deck) => string>> = {
  "<!--deck:steps-->": renderSteps,
  "<!--deck:handout-->": renderHandout,
};

/** The slides of a finished page. */
export function slidesIn(page: string): string {
  return page.slice(page.indexOf(slidesMark) + slidesMark.length, page.indexOf(slidesEnd));
}

/** A page without the marks of where its slides go; with the slides there, if they are not yet. */
export function withSlides(page: string, html = slidesIn(page)): string {
  const end = page.indexOf(slidesEnd);
  const start = page.indexOf(slidesMark);
  if (start < 0) return page;
  return (
    page.slice(0, start) + html + page.slice(end < 0 ? start + slidesMark.length : end + slidesEnd.length)
  );
}

/** A page for paper, filled with what it makes of the finished slides. */
export function withPaper(page: string, slides: string, deck: Deck): string {
  let filled = page;
  for (const [mark, render] of Object.entries(paper)) {
    if (filled.includes(mark)) filled = filled.replace(mark, () => render(slides, deck));
  }
  return filled;
}

/** The slides as they came out of the compiler. */
export function htmlOf({ rendered }: Compiled): string {
  return rendered.sections.map(({ html }) => html).join("");
}

/** A page with the deck's language, title and head; with the slides, too, if it is time for them. */
export function fillPage(page: string, compiled: Compiled, isNow: boolean): string {
  const { deck, rendered } = compiled;
  const fill = (text: string, mark: string, value: string) => text.replaceAll(mark, () => value);
  let filled = fill(page, "%deck.lang%", escapeHtml(deck.settings.language));
  filled = fill(filled, "%deck.title%", escapeHtml(deck.settings.title));
  filled = fill(filled, "<!--deck:head-->", rendered.head);
  filled = fill(filled, "<!--deck:shared-->", rendered.shared);
  filled = fill(filled, "<!--deck:contents-->", rendered.contents);
  if (!isNow) return filled;
  const html = htmlOf(compiled);
  return withPaper(fill(filled, slidesMark, `${slidesMark}${html}${slidesEnd}`), html, deck);
}
