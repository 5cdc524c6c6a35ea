import { Parser } from "htmlparser2";
import { html, type Html, unsafeHtml } from "../../html.ts";

/** An address outside of the talk, and where it is named. */
export interface Cited {
  readonly number: number;
  readonly address: string;
  /** Numbers of the slides that name it. */
  readonly slides: readonly number[];
}

/** Numbers for addresses: each has one, wherever it is named. */
export interface Footnotes {
  /** The markup with a number behind every link to the outside, and those links, in their order. */
  readonly mark: (markup: string, slide: number) => { markup: string; cited: readonly Cited[] };
  /** All addresses so far, by number. */
  readonly all: () => readonly Cited[];
}

/** Makes an empty list of footnotes, to be filled slide by slide. */
export function createFootnotes(): Footnotes {
  const known = new Map<string, Cited>();
  const cite = (address: string, slide: number): Cited => {
    const before = known.get(address) ?? { number: known.size + 1, address, slides: [] };
    const cited = { ...before, slides: [...new Set([...before.slides, slide])] };
    known.set(address, cited);
    return cited;
  };
  return {
    mark: (markup, slide) => {
      let out = "";
      let at = 0;
      const cited = linksIn(markup).map(({ address, end, isDrawn }) => {
        const note = cite(address, slide);
        out += markup.slice(at, end);
        // A drawing can hold no such element; its link has a footnote all the same.
        if (!isDrawn) out += html`<sup class="cite">${note.number}</sup>`.markup;
        at = end;
        return note;
      });
      return { markup: out + markup.slice(at), cited };
    },
    all: () => [...known.values()],
  };
}

/** Addresses spelled out, each once, by number. */
export function renderFootnotes(cited: readonly Cited[]): Html {
  const notes = [...new Map(cited.map((note) => [note.number, note])).values()];
  if (notes.length === 0) return html``;
  const items = notes
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, address }) => html`<li><span class="no">${number}</span> ${spelledOut(address)}</li>`);
  return html`<ul class="footnotes">${items}</ul>`;
}

/** An address as a link that shows itself; it may break behind its slashes. */
export function spelledOut(address: string): Html {
  const pieces = address.replace(/^mailto:/, "").split(/(?<=[/#?&=-])/);
  const shown = unsafeHtml(pieces.map((piece) => html`${piece}`.markup).join("<wbr>"));
  return html`<a href="${address}">${shown}</a>`;
}

interface ExternalLink {
  readonly address: string;
  /** Offset behind its closing tag. */
  readonly end: number;
  /** Whether it stands in a drawing. */
  readonly isDrawn: boolean;
}

function linksIn(markup: string): readonly ExternalLink[] {
  const links: ExternalLink[] = [];
  let drawings = 0;
  let open: string | undefined;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === "svg") drawings++;
      if (name === "a") open = attributes["href"] ?? attributes["xlink:href"];
    },
    onclosetag: (name) => {
      if (name === "svg") drawings--;
      if (name !== "a" || open === undefined) return;
      if (/^(https?|mailto):/i.test(open))
        links.push({ address: open, end: parser.endIndex + 1, isDrawn: drawings > 0 });
      open = undefined;
    },
  });
  parser.end(markup);
  return links;
}
