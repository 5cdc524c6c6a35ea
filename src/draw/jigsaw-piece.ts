import { type Html, html } from "../html.ts";
import type { Joint, Side } from "./jigsaw-fit.ts";
import { headCentre, holePath, type Neck, outline, type Tab } from "./jigsaw-outline.ts";
import { line, type Point, type Rect, type TextStyle } from "./kit.ts";
import { textWidth } from "./measure.ts";
import { sign } from "./tag.ts";

/** A joint and its place on the outline of a piece. */
export interface Placed {
  readonly joint: Joint;
  readonly tab: Tab;
}

/** What a piece looks like apart from its outline. */
interface PieceLook {
  readonly neck: Neck;
  /** Height of the names on knobs. */
  readonly size: number;
  /** Pieces are of two shades by turns, so that one sees whose a knob is. */
  readonly shade: "even" | "odd";
  readonly texts: readonly Html[];
}

/** A piece with its knobs and holes, names on the knobs. */
export function drawPiece(rect: Rect, placed: readonly Placed[], look: PieceLook): Html {
  const { neck, size, shade, texts } = look;
  const tabs = placed.map(({ tab }) => tab);
  const touching = placed.flatMap(({ joint, tab }) => (joint.joined ? [tab.edge] : []));
  return html`<g class="jigsaw-piece ${shade}">
    <path class="jigsaw-body" d="${outline(rect, tabs, neck, touching)}" />
    ${placed.map((each) => drawHole(rect, each, neck))}
    ${placed.map(({ joint, tab }) =>
      named(joint) ? nameplate(joint, headCentre(rect, tab, neck), size) : undefined,
    )}
    ${texts}
  </g>`;
}

const verbs = { knob: "has", hole: "needs" } as const;

/** What a joint says: a verb and a symbol, which is code. */
function symbolOf(verb: string, name: string): Html {
  return html`<tspan class="sans">${verb}</tspan> ${name}`;
}

/** How wide the words on a knob are, and so the hole for it. */
export function symbolWidth({ name }: Joint, size: number): number {
  return textWidth(verbs.knob, size) + textWidth(` ${name}`, size, "mono");
}

/** Whether a piece is a file by its name, or something that takes an article. */
export function isFileName(name: string): boolean {
  return !name.includes(" ");
}

/** What becomes of a hole, in words. */
function fateOf({ partner }: Joint): string {
  if (partner === undefined) return "nobody has it";
  return isFileName(partner) ? `in ${partner}` : `in the ${partner}`;
}

/** Room for a sign and the space after it, in sizes of the words beside it. */
const SIGN = 1.4;

/** How wide the words about a hole are, with their sign. */
export function fateWidth(joint: Joint, size: number): number {
  return textWidth(fateOf(joint), size) + SIGN * size;
}

/** What a hole is for, and on a second line what becomes of it unless that is seen; the first baseline is at y. */
export function holeLines(
  joint: Joint,
  { x, y }: Point,
  { size, anchor = "start" }: Pick<TextStyle, "size" | "anchor">,
  leading = size * 1.35,
): Html[] {
  const style = { size, bold: true, anchor };
  const [color, kind] = joint.partner === undefined ? (["fail", "bad"] as const) : (["live", "ok"] as const);
  const width = fateWidth(joint, size);
  const left = x - { start: 0, middle: width / 2, end: width }[anchor];
  const words = x + { start: SIGN, middle: SIGN / 2, end: 0 }[anchor] * size;
  const need = line(x, y, symbolOf(verbs[joint.kind], joint.name), { ...style, mono: true });
  // Where two pieces interlock, one sees who fills the hole.
  if (joint.joined) return [need];
  return [
    need,
    sign(kind, { x: left, y: y + leading - 0.9 * size }, 1.1 * size, `jigsaw-sign ${color}`),
    line(words, y + leading, fateOf(joint), { ...style, color: `c-${color}` }),
  ];
}

/** The joints of one side, in their order. */
export function onSide(joints: readonly Joint[], side: Side): readonly Joint[] {
  return joints.filter((joint) => joint.side === side);
}

/** Whether a name is drawn in the middle: on every knob, and in a hole that a distant piece fills. */
function named({ kind, joined, partner }: Joint): boolean {
  return kind === "knob" || (!joined && partner !== undefined);
}

function nameplate(joint: Joint, { x, y }: Point, size: number): Html {
  const color = joint.partner === undefined ? "c-1" : "c-live";
  const style = { size, mono: true, bold: true, color, anchor: "middle" } as const;
  return line(x, y + size * 0.35, symbolOf(verbs.knob, joint.name), style);
}

/** Knobs and holes that interlock are drawn by the two outlines; other holes need something in them. */
function drawHole(rect: Rect, { joint, tab }: Placed, neck: Neck): Html | undefined {
  if (joint.kind === "knob" || joint.joined) return undefined;
  const d = holePath(rect, tab, neck);
  if (joint.partner !== undefined) return html`<path class="jigsaw-hole filled" d="${d}" />`;
  // Below the dashes, so that the outline of the piece does not show between them.
  return html`<path class="jigsaw-gap" d="${d}" /><path class="jigsaw-hole open" d="${d}" />`;
}
