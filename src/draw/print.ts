import { type Html, html } from "../html.ts";
import { digitValue } from "../nix/base32.ts";

/** What a colour says, everywhere in the deck. */
export type Role = "hash" | "live" | "fail" | "alt" | "ink";

const BITS = [16, 8, 4, 2, 1] as const;
const ROWS = BITS.length;
const COLUMNS = 32;

/**
 * The squares of a hash print: one column for each character, most significant bit on top.
 * Throws a RangeError for a character outside the alphabet of store hashes.
 */
export function printBits(hash: string): readonly (readonly boolean[])[] {
  return valuesOf(hash).map((value) => BITS.map((bit) => (value & bit) !== 0));
}

function valuesOf(hash: string): readonly number[] {
  return Array.from(hash, (character) => {
    const value = digitValue(character);
    if (value === undefined) throw new RangeError(`not a digit of a store hash: ${character}`);
    return value;
  });
}

/** How many bits differ between two hashes of the same length. */
export function flippedBits(a: string, b: string): number {
  const old = valuesOf(b);
  const differences = valuesOf(a).map((value, i) => value ^ (old[i] ?? 0));
  return differences.reduce((sum, bits) => sum + BITS.filter((bit) => bits & bit).length, 0);
}

/** A hash print for use inside an svg, its top left corner at (x, y), `cell` units a square. */
export function printPaths(hash: string, x: number, y: number, cell: number): Html {
  const { ones, zeros } = squares(hash);
  return scaled(x, y, cell, html`<path class="b1" d="${ones}" /><path class="b0" d="${zeros}" />`);
}

/** Like `printPaths`, with what changed since `was`: filled = now 1, outlined = was 1, grey = as before. */
export function diffPaths(now: string, was: string, x: number, y: number, cell: number): Html {
  const [fresh, old] = [printBits(now), printBits(was)];
  const runs = (isIn: (bit: boolean, before: boolean) => boolean) =>
    drawRuns(fresh.map((column, i) => column.map((bit, j) => isIn(bit, old[i]?.[j] === true))));
  const outlines = fresh.flatMap((column, i) =>
    column.map((bit, j) => (!bit && old[i]?.[j] ? `M${i}.16 ${j - 0.34}h.68v.68h-.68z` : "")),
  );
  return scaled(
    x,
    y,
    cell,
    html`<path class="b2" d="${runs((bit, before) => bit && before)}" /><path
        class="b1"
        d="${runs((bit, before) => bit && !before)}"
      /><path class="bw" d="${outlines.join("")}" /><path
        class="b0"
        d="${runs((bit, before) => !bit && !before)}"
      />`,
  );
}

/** One square of a print, as it stands in a legend: `kind` is the class of its path. */
export function printSquare(kind: "b1" | "b2" | "bw", x: number, y: number, cell: number): Html {
  const d = kind === "bw" ? "M.16-.34h.68v.68h-.68z" : "M0 0h1";
  return scaled(x, y, cell, html`<path class="${kind}" d="${d}" />`);
}

/** How a hash print looks and what it is called; without a label it is decoration. */
export interface PrintOptions {
  readonly role?: Role;
  readonly label?: string;
}

/** A whole hash print as an svg element, 320 × 50 units. */
export function hashPrint(hash: string, options: PrintOptions = {}): Html {
  return element(printPaths(hash, 0, 0, 10), hash.length, options);
}

/** The print of `now`, showing what changed since `was`. */
export function hashDiff(now: string, was: string, options: PrintOptions = {}): Html {
  return element(diffPaths(now, was, 0, 0, 10), now.length, options);
}

/** One column of a print as an svg element: decoration. */
export function hashColumn(character: string): Html {
  return printPiece(character);
}

/** Some columns of a print as an svg element, ten units a column: decoration. */
export function printPiece(characters: string): Html {
  return element(printPaths(characters, 0, 0, 10), characters.length, {});
}

/**
 * The deck's own print as an invisible symbol, 256 × 40 units, once a page: progress bars and maps
 * show parts of it. Its squares take the `stroke` of the element that uses it.
 */
export function deckPrintSymbol(hash: string): Html {
  const { ones, zeros } = squares(hash);
  return html`<svg hidden width="0" height="0" aria-hidden="true">
    <symbol id="deck-print" viewBox="0 -.5 32 5">
      <path stroke-width=".8" stroke-dasharray=".8 .2" stroke-dashoffset="-.1" d="${ones}" />
      <path stroke-width=".2" stroke-dasharray=".2 .8" stroke-dashoffset="-.4" d="${zeros}" />
    </symbol>
  </svg>`;
}

/** Columns `from` to `to` (excluded, of 32) of the deck's print, as an svg element that clips the rest. */
export function deckPrintPart(from: number, to: number, className: string, nested = false): Html {
  const [x, width] = [from * 8, (to - from) * 8];
  const place = nested ? html` x="${x}" y="0" width="${width}" height="40"` : undefined;
  return html`<svg class="${className}" ${place} viewBox="${x} 0 ${width} 40" aria-hidden="true">
    <use href="#deck-print" width="256" height="40" />
  </svg>`;
}

/** How far the talk is: the deck's print with the columns passed, the current ones and the rest. */
export function progressBar(n: number, total: number): Html {
  const from = Math.floor(((n - 1) * COLUMNS) / total);
  const to = Math.max(from + 1, Math.floor((n * COLUMNS) / total));
  // A column may be all dots: the tick below shows the place whatever is in it.
  const tick = html`<path class="now" stroke-width="4" d="M${from * 8} 45h${(to - from) * 8}" />`;
  return html`<svg class="hashbar" viewBox="0 0 256 47" aria-hidden="true">
    <use class="off" href="#deck-print" width="256" height="40" />
    ${from > 0 ? deckPrintPart(0, from, "on", true) : undefined}${deckPrintPart(from, to, "now", true)}${tick}
  </svg>`;
}

/** A number for an attribute: two decimals at most. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function element(paths: Html, columns: number, { role = "hash", label }: PrintOptions): Html {
  const name = label === undefined ? html`aria-hidden="true"` : html`role="img" aria-label="${label}"`;
  return html`<svg class="hp h-${role}" viewBox="0 0 ${columns * 10} ${ROWS * 10}" ${name}>
    ${paths}
  </svg>`;
}

/** Squares as pieces of dashed lines, one dash a square (hash-print.css), which takes a tenth of the text. */
function squares(hash: string): { ones: string; zeros: string } {
  const bits = printBits(hash);
  return { ones: drawRuns(bits), zeros: drawRuns(bits.map((column) => column.map((bit) => !bit))) };
}

/** A line for each run of bits beside each other that are set, in a grid of one unit. */
function drawRuns(columns: readonly (readonly boolean[])[]): string {
  let d = "";
  for (let row = 0; row < ROWS; row++) {
    let length = 0;
    for (let i = 0; i <= columns.length; i++) {
      if (columns[i]?.[row]) length++;
      else if (length > 0) {
        d += `M${i - length} ${row}h${length}`;
        length = 0;
      }
    }
  }
  return d;
}

function scaled(x: number, y: number, cell: number, paths: Html): Html {
  const [left, middle] = [round(x), round(y + cell / 2)];
  return html`<g transform="translate(${left} ${middle})scale(${round(cell)})">${paths}</g>`;
}
