import { type Html, html } from "../../html.ts";
import type { Mark } from "../fence.ts";
import { type Part, partsOf } from "./breaks.ts";
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
    out.push(role === "hash" ? html`<mark>${inner}</mark>` : html`<mark class="${role}">${inner}</mark>`);
    at = to;
  }
  out.push(...colour(slice(line, at, text.length)));
  return out;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly role: Mark["role"];
}

/** Every occurrence of every marked text; where two overlap, the earlier one wins. */
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
export function slice(line: readonly Part[], from: number, to: number): Part[] {
  let at = 0;
  return line.flatMap((piece) => {
    const start = at;
    at += piece.text.length;
    const text = piece.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return text === "" ? [] : [{ ...piece, text, mayBreak: piece.mayBreak === true && at <= to }];
  });
}

function colour(pieces: readonly Part[]): Html[] {
  return pieces.map(({ text, kind, mayBreak }) => {
    const chance = mayBreak ? html`<wbr />` : undefined;
    return kind ? html`<span class="k-${kind}">${text}</span>${chance}` : html`${text}${chance}`;
  });
}
