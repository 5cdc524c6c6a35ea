import type { Html } from "../html.ts";
import type { FittedPiece, Joint, Side } from "./jigsaw-fit.ts";
import type { Tab } from "./jigsaw-outline.ts";
import {
  drawPiece,
  fateWidth,
  holeLines,
  isFileName,
  onSide,
  type Placed,
  symbolWidth,
} from "./jigsaw-piece.ts";
import { line, type Rect, svg, WIDE } from "./kit.ts";
import { textWidth } from "./measure.ts";

const NECK = { half: 30, length: 16 };
const HALF = 58;
const NAME = 42;
const FILE = 52;
const SMALL = 34;
const PAD = 40;
const GAP = 48;
const WIDEST = 800;
const LOWEST = 560;
/** Half the width of an outline: drawings stay that far from their edge. */
const RIM = 2;
/** Height of a row: a hole, a line above it and one below. */
const ROW = 2 * HALF + 4 * SMALL;
/** How far a joint at the base reaches up or down. */
const BASE = NECK.length + 2 * HALF;

/** Pieces from left to right, as a slide has room for. */
export function drawWide(fitted: readonly FittedPiece[], label: string): Html {
  const head = fitted.some(({ piece }) => piece.note) ? 156 : 108;
  const rows = Math.max(1, ...fitted.flatMap(({ joints }) => sides(joints).map((s) => s.length)));
  const bases = fitted.flatMap(({ joints }) => onSide(joints, "base"));
  const cut = bases.some(({ kind }) => kind === "hole") ? BASE + 4 * SMALL : 0;
  const height = Math.max(LOWEST, head + rows * ROW + cut);
  const rowY = (row: number) => RIM + head + ((height - head - cut) * (row + 0.5)) / rows;

  /** The room before each piece, and after the last. */
  const rooms = [undefined, ...fitted].map((left, i) => {
    const right = fitted[i];
    if (left?.touches) return 0;
    return reach(left, "after") + reach(right, "before") + (left && right ? GAP : RIM);
  });
  const taken = sum(rooms);
  const fair = Math.min(WIDEST, (WIDE - taken) / fitted.length);
  const width = Math.max(fair, ...fitted.map(leastWidth));
  const whole = Math.max(WIDE, taken + width * fitted.length);
  let x = (whole - taken - width * fitted.length) / 2;
  const pieces = fitted.map((each, i) => {
    x += rooms[i] ?? 0;
    const rect = { x, y: RIM, width, height };
    x += width;
    return draw(each, rect, i, rowY);
  });
  const below = bases.some(({ kind }) => kind === "knob") ? BASE : 0;
  return svg(whole, height + below + 2 * RIM, pieces, { label, className: "jigsaw wide" });
}

function draw(
  { piece, joints }: FittedPiece,
  rect: Rect,
  index: number,
  rowY: (row: number) => number,
): Html {
  const [left = [], right = []] = sides(joints);
  const placed: Placed[] = [
    ...left.map((joint, i) => ({ joint, tab: sideTab(joint, "left", rowY(i)) })),
    ...right.map((joint, i) => ({ joint, tab: sideTab(joint, "right", rowY(i)) })),
    ...placeBase(onSide(joints, "base"), rect),
  ];
  const start = rect.x + PAD;
  const texts = [
    line(start, 80, piece.file, { size: FILE, mono: isFileName(piece.file), bold: true }),
    ...(piece.note ? [line(start, 130, piece.note, { size: SMALL, color: "c-2" })] : []),
    ...placed.flatMap(({ joint, tab }) => linesOf(joint, tab, rect)),
  ];
  const shade = index % 2 === 0 ? "even" : "odd";
  return drawPiece(rect, placed, { neck: NECK, size: NAME, shade, texts });
}

function sideTab(joint: Joint, edge: "left" | "right", at: number): Tab {
  return { edge, at, half: HALF, depth: depthOf(joint), out: joint.kind === "knob" };
}

/** Spreads joints over the lower edge, with equal gaps between what belongs to each. */
function placeBase(joints: readonly Joint[], { x, width }: Rect): Placed[] {
  const slots = joints.map(slotOf);
  const gap = (width - sum(slots)) / (joints.length + 1);
  let left = x;
  return joints.map((joint, i) => {
    const slot = slots[i] ?? 0;
    const at = left + gap + slot / 2;
    left += gap + slot;
    const half = depthOf(joint) / 2;
    const out = joint.kind === "knob";
    return { joint, tab: { edge: "bottom", at, half, depth: 2 * HALF, out } };
  });
}

/** A line above a hole and one below it; at the base both above. */
function linesOf(joint: Joint, { edge, at }: Tab, rect: Rect): Html[] {
  if (joint.kind === "knob") return [];
  if (edge === "bottom") {
    const y = rect.y + rect.height - BASE - 2.1 * SMALL;
    return holeLines(joint, { x: at, y }, { size: SMALL, anchor: "middle" });
  }
  const leading = 2 * HALF + 2.05 * SMALL;
  const y = at - HALF - 0.65 * SMALL;
  return edge === "left"
    ? holeLines(joint, { x: rect.x + PAD, y }, { size: SMALL, anchor: "start" }, leading)
    : holeLines(joint, { x: rect.x + rect.width - PAD, y }, { size: SMALL, anchor: "end" }, leading);
}

function sides(joints: readonly Joint[]): readonly (readonly Joint[])[] {
  return [onSide(joints, "before"), onSide(joints, "after")];
}

function depthOf(joint: Joint): number {
  return symbolWidth(joint, NAME) + 1.6 * NAME;
}

/** The room that a joint and its words take along an edge, or into a piece. */
function slotOf(joint: Joint): number {
  if (joint.kind === "knob") return depthOf(joint);
  return Math.max(depthOf(joint), fateWidth(joint, SMALL)) + PAD;
}

/** The width below which something in a piece would collide. */
function leastWidth({ piece, joints }: FittedPiece): number {
  const holes = joints.filter(({ kind }) => kind === "hole");
  const across = sides(holes).map((side) => Math.max(0, ...side.map(slotOf)));
  const along = onSide(joints, "base").map((joint) => slotOf(joint) + PAD);
  return Math.max(
    textWidth(piece.file, FILE, "mono") + 2 * PAD,
    textWidth(piece.note ?? "", SMALL) + 2 * PAD,
    sum(across) + PAD,
    sum(along) + PAD,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** How far the knobs of a side stand out. */
function reach(fitted: FittedPiece | undefined, side: Side): number {
  const knobs = onSide(fitted?.joints ?? [], side).filter(({ kind }) => kind === "knob");
  return Math.max(0, ...knobs.map((joint) => depthOf(joint) + NECK.length));
}
