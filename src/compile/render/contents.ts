import { html, type Html } from "../../html.ts";
import type { Deck, Layout, Section, Slide } from "../deck.ts";

/** Layouts that only announce what follows. */
const opens: ReadonlySet<Layout> = new Set<Layout>(["title", "section"]);

/**
 * The contents of the talk as nested lists of links. A section is named by its title and leads to
 * its first slide; that slide is listed below it only if it says something else.
 */
export function renderContents(deck: Deck): Html {
  const sections = deck.sections.map((section) => sectionItem(section, section.stacks.flat()));
  return html`<ol>
    ${sections}
  </ol>`;
}

function sectionItem(section: Section, slides: readonly Slide[]): Html {
  const [first, ...rest] = slides;
  if (!first) return html``;
  const below = first.title === section.title || opens.has(first.layout) ? rest : slides;
  const nested = below.length > 0 ? html`<ol>${below.map(slideItem)}</ol>` : undefined;
  return html`<li><a href="#${first.id}">${section.title}</a>${nested}</li>\n`;
}

function slideItem({ id, title }: Slide): Html {
  return html`<li><a href="#${id}">${title}</a></li>`;
}
