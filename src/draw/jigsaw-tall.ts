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
import { line, type Rect, svg } from "./kit.ts";

/** As wide as the text of a small phone, so that a unit there is about a pixel. */
const WIDTH = 350;
const NECK = { half: 20, length: 14 };
const HIGH = 36;
const NAME = 16;
const FILE = 19;
const SMALL = 16;
const PAD = 16;
const GAP = 24;
/** Half the width of an outline. */
const RIM = 1;
/** The two lines beside a hole. */
const LINES = 3 * SMALL;
/** Room in a piece for a row of holes and what is written beside them. */
const ROW = NECK.length + HIGH + LINES + SMALL;

/** Pieces one below the other, for phones. */
export function drawTall(fitted: readonly FittedPiece[], label: string): Html {
  const all = fitted.flatMap(({ joints }) => joints.filter(({ joined }) => !joined));
  const room = WIDTH - 2 * RIM - knobReach(all, depthOf);
  const settled = fitted.map((each) => ({ ...each, joints: settle(each.joints, room) }));
  const aside = knobReach(
    settled.flatMap(({ joints }) => onSide(joints, "base")),
    depthOf,
  );
  const widest = settled.flatMap(({ joints }) => [
    widthOf(onSide(joints, "before")),
    widthOf(onSide(joints, "after")),
  ]);
  const width = Math.max(WIDTH - 2 * RIM - aside, ...widest);
  let y = RIM;
  const pieces = settled.map((each, i) => {
    const above = settled[i - 1];
    if (!above?.touches) {
      y += reach(above, "after") + reach(each, "before") + (above ? GAP : 0);
    }
    const rect = { x: RIM, y, width, height: heightOf(each) };
    y += rect.height;
    return draw(each, rect, i);
  });
  const height = y + reach(settled.at(-1), "after") + RIM;
  return svg(width + 2 * RIM + aside, height, pieces, { label, className: "jigsaw tall" });
}

/** Moves loose joints that are too many for their edge to the right edge, one below the other. */
function settle(joints: readonly Joint[], room: number): readonly Joint[] {
  return joints.map((joint): Joint => {
    const crowded = widthOf(onSide(joints, joint.side)) > room;
    return crowded && !joint.joined ? { ...joint, side: "base" } : joint;
  });
}

function draw({ piece, joints }: FittedPiece, rect: Rect, index: number): Html {
  const top = onSide(joints, "before");
  const titleY = rect.y + (hasHole(top) ? ROW : 0) + 32;
  const placed = [
    ...spread(top, "top", rect),
    ...spread(onSide(joints, "after"), "bottom", rect),
    ...stack(onSide(joints, "base"), titleY + (piece.note ? 22 : 0) + SMALL),
  ];
  const start = rect.x + PAD;
  const texts = [
    line(start, titleY, piece.file, { size: FILE, mono: isFileName(piece.file), bold: true }),
    ...(piece.note ? [line(start, titleY + 22, piece.note, { size: SMALL, color: "c-2" })] : []),
    ...placed.flatMap(({ joint, tab }) => linesOf(joint, tab, rect)),
  ];
  const shade = index % 2 === 0 ? "even" : "odd";
  return drawPiece(rect, placed, { neck: NECK, size: NAME, shade, texts });
}

/** Joints along the upper or lower edge, each in the middle of its share. */
function spread(joints: readonly Joint[], edge: "top" | "bottom", { x, width }: Rect): Placed[] {
  const spare = (width - widthOf(joints)) / joints.length;
  let left = x;
  return joints.map((joint): Placed => {
    const share = slotOf(joint) + spare;
    const at = left + share / 2;
    left += share;
    const half = depthOf(joint) / 2;
    return { joint, tab: { edge, at, half, depth: HIGH, out: joint.kind === "knob" } };
  });
}

/** Joints down the right edge, from `y` on. */
function stack(joints: readonly Joint[], y: number): Placed[] {
  let above = y;
  return joints.map((joint): Placed => {
    const at = above + stackHeight(joint) - HIGH / 2;
    above += stackHeight(joint);
    const out = joint.kind === "knob";
    const tab: Tab = { edge: "right", at, half: HIGH / 2, depth: depthOf(joint), out };
    return { joint, tab };
  });
}

function linesOf(joint: Joint, { edge, at }: Tab, rect: Rect): Html[] {
  if (joint.kind === "knob") return [];
  if (edge === "right") {
    const corner = { x: rect.x + rect.width - PAD, y: at - HIGH / 2 - LINES + 15 };
    return holeLines(joint, corner, { size: SMALL, anchor: "end" });
  }
  const inside = NECK.length + HIGH;
  const y = edge === "top" ? rect.y + inside + 22 : rect.y + rect.height - inside - (joint.joined ? 14 : 34);
  return holeLines(joint, { x: at, y }, { size: SMALL, anchor: "middle" });
}

function heightOf({ piece, joints }: FittedPiece): number {
  const rows = [onSide(joints, "before"), onSide(joints, "after")].filter(hasHole).length;
  const stacked = onSide(joints, "base").map(stackHeight);
  return (piece.note ? 76 : 54) + rows * ROW + stacked.reduce((a, b) => a + b, 0);
}

function hasHole(joints: readonly Joint[]): boolean {
  return joints.some(({ kind }) => kind === "hole");
}

function stackHeight({ kind }: Joint): number {
  return HIGH + SMALL + (kind === "hole" ? LINES : 0);
}

function depthOf(joint: Joint): number {
  return symbolWidth(joint, NAME) + 28;
}

/** The room that a joint and its words take along an edge. */
function slotOf(joint: Joint): number {
  const words = joint.kind === "hole" ? fateWidth(joint, SMALL) : 0;
  return Math.max(depthOf(joint), words) + SMALL;
}

function widthOf(joints: readonly Joint[]): number {
  return joints.reduce((width, joint) => width + slotOf(joint), 0);
}

/** How far the knobs above or below a piece stand out. */
function reach(fitted: FittedPiece | undefined, side: Side): number {
  return knobReach(onSide(fitted?.joints ?? [], side), () => HIGH);
}

function knobReach(joints: readonly Joint[], depth: (joint: Joint) => number): number {
  const knobs = joints.filter(({ kind }) => kind === "knob");
  return Math.max(0, ...knobs.map((joint) => depth(joint) + NECK.length));
}
