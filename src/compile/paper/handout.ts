import { html, type Html, unsafeHtml } from "../../html.ts";
import type { Deck } from "../deck.ts";
import { type NumberedSlide, numberSlides, renderContents, renderSectionContents } from "./contents.ts";
import { type Cited, createFootnotes, type Footnotes, renderFootnotes, spelledOut } from "./footnotes.ts";
import { type FinishedSlide, readSlides } from "./slides.ts";

/**
 * A deck as a book: contents, every slide with its notes, sources. `page` is the finished page, from
 * which the slides are taken, so that it is the same drawing everywhere.
 */
export function renderHandout(page: string, deck: Deck): string {
  const finished = readSlides(page);
  const footnotes = createFootnotes();
  const plates = numberSlides(deck).flatMap((entry, i) => {
    const slide = finished[i];
    return slide ? [renderPlate(entry, slide, deck, footnotes)] : [];
  });
  const cited = footnotes.all();
  return html`${renderFront(deck, cited.length > 0)}${plates}${renderSources(cited)}`.markup;
}

function renderFront(deck: Deck, hasSources: boolean): Html {
  const { title, subtitle, speaker, event, date, description, address } = deck.settings;
  const known = [speaker, event, date].filter((text) => text !== "");
  return html`<article class="front">
  <header>
    <h1>${title}</h1>
    ${optional(subtitle, (text) => html`<p class="subtitle">${text}</p>`)}
    ${optional(known.join(" · "), (text) => html`<p class="who">${text}</p>`)}
    ${optional(description, (text) => html`<p class="about">${text}</p>`)}
    ${optional(address, (text) => html`<p class="address">${spelledOut(text)}</p>`)}
  </header>
  <nav aria-labelledby="contents"><h2 id="contents">Contents</h2>${renderContents(deck, hasSources)}</nav>
</article>\n`;
}

function optional(text: string, render: (text: string) => Html): Html | undefined {
  return text === "" ? undefined : render(text);
}

/** A page of the book: the slide, where its evidence is from, what is said, and the addresses. */
function renderPlate(entry: NumberedSlide, finished: FinishedSlide, deck: Deck, footnotes: Footnotes): Html {
  const { slide, section, number } = entry;
  const chapter = slide.chapter ? html` · ${slide.chapter.title}` : undefined;
  const [content, source, notes] = [finished.content, finished.source, finished.notes].map((markup) =>
    footnotes.mark(markup, number),
  );
  const cited = [content, source, notes].flatMap((part) => part?.cited ?? []);
  const following = slide.layout === "section" ? renderSectionContents(deck, entry) : undefined;
  return html`<article id="${slide.id}" class="plate">
  <p class="place"><a href="#contents">${section.title}${chapter}</a> <b>${number}</b></p>
  <div class="thumb"><div class="frame ${finished.frameClasses}" data-file="${section.file}" data-line="${slide.span.line}">${unsafeHtml(content?.markup ?? "")}</div></div>
  ${optional(source?.markup ?? "", (text) => html`<p class="source">${unsafeHtml(text)}</p>`)}
  ${optional(notes?.markup ?? "", (text) => html`<div class="script">${unsafeHtml(text)}</div>`)}
  ${following}${renderFootnotes(cited)}
</article>\n`;
}

function renderSources(all: readonly Cited[]): Html {
  if (all.length === 0) return html``;
  const items = all.map(
    ({ number, address, slides }) =>
      html`<li><span class="no">${number}</span> ${spelledOut(address)} <span class="where">${slides.length === 1 ? "slide" : "slides"} ${slides.join(", ")}</span></li>`,
  );
  return html`<article id="sources" class="sources"><h2>Sources</h2><ul class="footnotes">${items}</ul></article>\n`;
}
