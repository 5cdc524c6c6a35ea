import { type Html, html } from "../html.ts";
import { box, line, paragraph, type Rect } from "./kit.ts";
import { shortenText, textWidth, wrapText } from "./measure.ts";
import { printPaths, type Role } from "./print.ts";

const PAD = 22;
const NAME = 36;
export const SMALLEST_NAME = 30;
const SUB = 30;
const SHORT = 8;
const LEADING = 38;

/** What a store object shows of itself. */
export interface ObjectLook {
  readonly hash: string;
  readonly name: string;
  readonly note?: string | undefined;
  readonly role: Role;
  /** `dead`: nothing reaches it any more; `changed`: it has another address than before. */
  readonly state?: "dead" | "changed" | undefined;
  /** Leaves out the line with the short hash. */
  readonly compact?: boolean;
  /** Lines below the one with the short hash. */
  readonly below?: readonly string[];
}

/** The beginning of a hash, as people quote it. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, SHORT)}…`;
}

/** The width at which nothing in a store object has to be shortened, and its name is `size` high. */
export function objectWidth({ name, note }: ObjectLook, size = NAME): number {
  const sub = textWidth("0".repeat(SHORT + 1), SUB, "mono") + noteWidth(note);
  return Math.ceil(Math.max(textWidth(name, size, "mono"), sub)) + 2 * PAD;
}

/** The height of a store object of some width: its print is as wide as its box. */
export function objectHeight(width: number, compact = false, below = 0): number {
  return Math.round(printHeight(width) + (compact ? 79 : 116) + below * LEADING);
}

/** Breaks a text into lines that stand below in a store object of some width. */
export function linesBelow(text: string, width: number): readonly string[] {
  return wrapText(text, width - 2 * PAD, SUB);
}

/** A store object: its print, its name, the beginning of its hash and a note. */
export function storeObject({ x, y, width, height }: Rect, look: ObjectLook): Html {
  const { hash, name, note, state, compact = false, below = [] } = look;
  const role = state === "dead" ? "dead" : look.role;
  const inner = width - 2 * PAD;
  const size = textWidth(name, NAME, "mono") <= inner ? NAME : SMALLEST_NAME;
  const left = x + PAD;
  const foot = y + objectHeight(width, compact);
  const baseline = foot - (compact ? 22 : 57);
  const sub = html`<tspan class="mono bold c-${role}">${shortHash(hash)}</tspan
    >${note === undefined ? undefined : html`<tspan dx="14">${note}</tspan>`}`;
  return html`<g class="obj ${state}">
    ${box({ x, y, width, height })}
    <g class="hpb h-${role}">${printPaths(hash, left - 1, y + 18, (inner + 2) / 32)}</g>
    ${line(left, baseline, shortenText(name, inner, size, "mono"), { size, mono: true, bold: true })}
    ${compact ? undefined : line(left, foot - 18, sub, { size: SUB, color: "c-2" })}
    ${paragraph(left, foot + LEADING - 18, below, LEADING, { size: SUB, color: "c-2" })}
  </g>`;
}

function printHeight(width: number): number {
  return ((width - 2 * PAD + 2) / 32) * 5;
}

function noteWidth(note: string | undefined): number {
  return note === undefined ? 0 : 14 + textWidth(note, SUB);
}
