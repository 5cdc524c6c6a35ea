import { type Html, html } from "../../html.ts";
import type { Fence, Mark } from "../fence.ts";
import { partsOf } from "./breaks.ts";
import type { Piece } from "./view.ts";

/** A line as markup: its pieces with their colours, cut where a marked text begins or ends. */
export function markPieces(pieces: readonly Piece[], marks: readonly Mark[]): Html[] {
  const line = partsOf(pieces);
  const text = line.map((piece) => piece.text).join("");
  const ranges = rangesOf(text, marks);
  const out: Html[] = [];
  let at = 0;
  for (const { from, to, role } of ranges) {
    out.push(...colour(slice(line, at, from)));
    const inner = colour(slice(line, from, to));
    const classes = [...(role === "hash" ? [] : [role]), ...wrapping(text.slice(from, to))].join(" ");
    out.push(classes === "" ? html`<mark>${inner}</mark>` : html`<mark class="${classes}">${inner}</mark>`);
    at = to;
  }
  out.push(...colour(slice(line, at, text.length)));
  return out;
}

/** The numbers of the notes that explain a line. */
export function noteNumbers({ notes }: Fence, line: number): Html[] {
  return notes.flatMap((at, i) =>
    at === line ? [html`<span class="n" aria-hidden="true">${i + 1}</span>`] : [],
  );
}

/** A mark of this length fits into the narrowest box. */
const short = 28;

/** How a mark breaks: a short one not at all, so that it is read at once; a text with gaps keeps them. */
function wrapping(text: string): readonly string[] {
  if (text.length <= short) return ["short"];
  return /\s\s|\t/.test(text) ? ["gaps"] : [];
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly role: Mark["role"];
}

/** Every occurrence of every marked text; where two overlap, the earlier one wins, or else the longer one. */
function rangesOf(text: string, marks: readonly Mark[]): readonly Range[] {
  const all = marks.flatMap(({ role, text: wanted }) => {
    const found: Range[] = [];
    let at = wanted === "" ? -1 : text.indexOf(wanted);
    while (at >= 0) {
      found.push({ from: at, to: at + wanted.length, role });
      at = text.indexOf(wanted, at + wanted.length);
    }
    return found;
  });
  const kept: Range[] = [];
  for (const range of all.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (range.from >= (kept.at(-1)?.to ?? 0)) kept.push(range);
  }
  return kept;
}

/** The part of a line between two places. */
export function slice(line: readonly Piece[], from: number, to: number): Piece[] {
  let at = 0;
  return line.flatMap((piece) => {
    const start = at;
    at += piece.text.length;
    const text = piece.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    const whole = piece.whole === true && text === piece.text;
    return text === "" ? [] : [{ ...piece, text, whole, mayBreak: piece.mayBreak === true && at <= to }];
  });
}

function colour(pieces: readonly Piece[]): Html[] {
  return pieces.map(({ text, kind, whole, mayBreak }) => {
    if (whole) return html`<span class="whole">${byFolder(text)}</span>`;
    const chance = mayBreak ? html`<wbr />` : undefined;
    if (!kind) return html`${text}${chance}`;
    const stays = text.length <= short && (kind === "com" || kind === "path") ? " short" : "";
    return html`<span class="k-${kind}${stays}">${text}</span>${chance}`;
  });
}

/** A path that is too long for a line breaks after a slash, and not within a name. */
function byFolder(path: string): Html[] {
  if (path.length <= short || !path.includes("/")) return [html`${path}`];
  return path
    .split(/(?<=\w\/)/)
    .map((name) => (name.length <= short ? html`<span class="short">${name}</span>` : html`${name}`));
}
