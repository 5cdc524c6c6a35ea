import { deckPrintSymbol, progressBar } from "../draw/print.ts";
import { html, type Html, unsafeHtml } from "../html.ts";
import type { Deck, Section, Slide } from "./deck.ts";
import { slidesOf } from "./deck.ts";
import { recordedLine } from "./quote.ts";
import { createContentRenderer, type RenderContent } from "./render/content.ts";
import { renderContents } from "./render/contents.ts";
import { commonFrame, frames } from "./render/frames.ts";
import { renderNotes } from "./render/notes.ts";
import { isShort, keepPages } from "./render/together.ts";
import type { Setting, View } from "./render/view.ts";
import { readTarget } from "./targets.ts";
import { plainText } from "./tokens.ts";

/** A deck as HTML. */
export interface RenderedDeck {
  /** What goes into the page's head. */
  readonly head: string;
  /** What goes before the slides: shapes that they share. */
  readonly shared: string;
  /** Links to all slides, for readers. */
  readonly contents: string;
  /** The slides of each file, in order. */
  readonly sections: readonly { readonly file: string; readonly html: string }[];
}

/** Renders a deck. Deterministic: the same deck and view give the same text. */
export function render(deck: Deck, view: View): RenderedDeck {
  const content = createContentRenderer(view);
  const total = slidesOf(deck).length;
  let number = 0;
  const sections = deck.sections.map((section) => {
    const stacks = section.stacks.map((stack) => {
      const slides = stack.map((slide) =>
        renderSlide({ deck, section, slide, number: ++number, total, view }, content),
      );
      return stack.length === 1 ? slides[0] : html`<section data-file="${section.file}">${slides}</section> `;
    });
    return { file: section.file, html: html`${stacks}`.markup };
  });
  const [head, shared, contents] = [renderHead(deck), deckPrintSymbol(view.hash), renderContents(deck)];
  return { head: head.markup, shared: shared.markup, contents: contents.markup, sections };
}

function renderHead({ settings }: Deck): Html {
  const description = settings.description
    ? html`<meta name="description" content="${settings.description}" /> `
    : undefined;
  const author = settings.speaker ? html`<meta name="author" content="${settings.speaker}" /> ` : undefined;
  return html`${description}${author}`;
}

function renderSlide(setting: Setting, content: RenderContent): Html {
  const { slide, section, view } = setting;
  const frame = frames[slide.layout] ?? commonFrame;
  const label =
    slide.heading.length > 0
      ? html` aria-labelledby="${slide.id}-claim"`
      : html` aria-label="${slide.title}"`;
  const attributes = slide.attributes.map(
    ([name, value]) => html` ${name}="${assetAttribute(name, value, section, view)}"`,
  );
  const notes = view.withNotes ? renderNotes(slide.notes, section.file, content) : undefined;
  const frameHtml = html`${frame(setting, content)}${renderFooter(setting, content)}`;
  const place = html` data-file="${section.file}" data-line="${slide.span.line}"`;
  return html`<section id="${slide.id}" data-layout="${slide.layout}"${attributes}${place}${label}>
<div class="frame l-${slide.layout}">${frameHtml}</div>
${notes}</section>\n`;
}

const backgrounds = new Set(["data-background", "data-background-image", "data-background-video"]);

/** Backgrounds that are files are found like images. */
function assetAttribute(name: string, value: string, section: Section, view: View): string {
  const isColour = name === "data-background" && !/\.\w{2,5}$/.test(value);
  if (!backgrounds.has(name) || isColour) return value;
  const target = readTarget(value, section.file);
  return target.kind === "asset" ? view.assetUrl(target.path) : value;
}

function renderFooter(setting: Setting, content: RenderContent): Html {
  const { slide, section, number, total } = setting;
  const name = sectionName(section, slide);
  const source = html`<span class="src">${sourceOf(setting, content)}</span>`;
  const count = html`<span class="num">${number}/${total}</span>`;
  return html`<footer class="foot">${name}${who(setting)}${source}${progressBar(number, total)}${count}</footer>`;
}

/** Where a slide's evidence is from: the recordings, perhaps with a remark in parentheses, and what the author names. */
function sourceOf({ slide, section, deck }: Setting, content: RenderContent): Html {
  const recorded = withVersions(recordedLine(slide.demos, deck.demos));
  if (slide.source.length === 0) return html`${recorded}`;
  const named = unsafeHtml(keepPages(content(slide.source, section.file).markup));
  const whole = isShort(plainText(slide.source)) ? html`<span class="together">${named}</span>` : named;
  const joint = plainText(slide.source).startsWith("(") ? " " : "\u00A0· ";
  return html`${recorded && html`${recorded}${joint}`}${whole}`;
}

/** No line ends inside a compiler's version. */
function withVersions(recorded: string | undefined): Html | undefined {
  const parts = recorded?.split(/(gcc\u00A0[\w.-]+)/u);
  return (
    parts &&
    html`${parts.map((part, i) => (i % 2 === 1 ? html`<span class="together">${part}</span>` : part))}`
  );
}

function sectionName(section: Section, slide: Slide): Html | undefined {
  if (slide.layout === "title" || slide.layout === "section") return undefined;
  const chapter = slide.chapter && !slide.chapter.opens ? html` · ${slide.chapter.title}` : undefined;
  return html`<span class="sec">${section.short}${chapter}</span>`;
}

function who({ deck, slide }: Setting): Html | undefined {
  const { speaker, event, date } = deck.settings;
  const known = [speaker, event, date].filter((text) => text !== "");
  return slide.layout === "title" && known.length > 0
    ? html`<span class="who">${known.join(" · ")}</span>`
    : undefined;
}
