import { escapeHtml } from "../html.ts";
import type { Compiled } from "./compiler.ts";

const slidesMark = "<!--deck:slides-->";
const slidesEnd = "<!--deck:end-->";

/** The slides of a finished page. */
export function slidesIn(page: string): string {
  return page.slice(page.indexOf(slidesMark) + slidesMark.length, page.indexOf(slidesEnd));
}

/** A page without the marks of where its slides go; with the slides there, if they are not yet. */
export function withSlides(page: string, html = slidesIn(page)): string {
  const end = page.indexOf(slidesEnd);
  const start = page.indexOf(slidesMark);
  return (
    page.slice(0, start) + html + page.slice(end < 0 ? start + slidesMark.length : end + slidesEnd.length)
  );
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
  return isNow ? fill(filled, slidesMark, `${slidesMark}${htmlOf(compiled)}${slidesEnd}`) : filled;
}
