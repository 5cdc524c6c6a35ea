import { html, type Html } from "../../html.ts";
import type { Deck, Section, Slide } from "../deck.ts";

/** A slide with its number in the talk, 1-based. */
export interface NumberedSlide {
  readonly slide: Slide;
  readonly section: Section;
  readonly number: number;
}

/** All slides of a deck with their numbers. */
export function numberSlides(deck: Deck): readonly NumberedSlide[] {
  return deck.sections
    .flatMap((section) => section.stacks.flat().map((slide) => ({ slide, section })))
    .map((entry, i) => ({ ...entry, number: i + 1 }));
}

/**
 * The slides of each section with their numbers, as links, and the sources if there are any. Page
 * numbers depend on the paper: `data-page` says of what one is wanted.
 */
export function renderContents(deck: Deck, hasSources: boolean): Html {
  const numbered = numberSlides(deck);
  const sections = deck.sections.map((section) => {
    const slides = numbered.filter((entry) => entry.section === section);
    const [first] = slides;
    if (!first) return html``;
    return html`<li>
      ${titleOf(section.title, first.slide.id)}
      <ol>${slides.filter((entry) => says(entry)).map(entryOf)}</ol>
    </li>`;
  });
  const sources = hasSources ? html`<li>${titleOf("Sources", "sources")}</li>` : undefined;
  return html`<ol class="toc">${sections}${sources}</ol>`;
}

function titleOf(title: string, id: string): Html {
  return html`<p><a href="#${id}">${title}</a> <span data-page="${id}"></span></p>`;
}

/** The slides that follow an opener, as links. */
export function renderSectionContents(deck: Deck, opener: NumberedSlide): Html {
  const slides = numberSlides(deck).filter(({ section }) => section === opener.section);
  const after = slides.slice(slides.findIndex(({ number }) => number === opener.number) + 1);
  return after.length > 0 ? html`<ol class="toc">${after.map(entryOf)}</ol>` : html``;
}

/** An opener repeats its section's title, which stands above it already. */
function says({ slide, section }: NumberedSlide): boolean {
  return slide.layout !== "section" || slide.title !== section.title;
}

function entryOf({ slide, number }: NumberedSlide): Html {
  return html`<li><span class="no">${number}</span> <a href="#${slide.id}">${slide.title}</a> <span data-page="${slide.id}"></span></li>`;
}
