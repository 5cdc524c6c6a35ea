import type { Html } from "../html.ts";
import type { FittedPiece, Joint, Side } from "./jigsaw-fit.ts";
import type { Tab } from "./jigsaw-outline.ts";
import { drawPiece, holeLines, onSide, type Placed, symbolOf } from "./jigsaw-piece.ts";
import { line, type Rect, svg } from "./kit.ts";
import { textWidth } from "./measure.ts";

/** As wide as the text of a small phone, so that a unit there is about a pixel. */
const WIDTH = 350;
const NECK = { half: 12, length: 8 };
const HIGH = 36;
const NAME = 16;
const FILE = 19;
const SMALL = 15;
const PAD = 16;
const GAP = 24;
/** Room in a piece for a row of holes and the two lines beside each. */
const ROW = NECK.length + HIGH + 4 * SMALL;

/** Pieces one below the other, for phones. */
export function drawTall(fitted: readonly FittedPiece[], label: string): Html {
  const bases = fitted.flatMap(({ joints }) => onSide(joints, "base"));
  const aside = reachOf(bases, (joint) => depthOf(joint));
  let y = 0;
  const pieces = fitted.map((each, i) => {
    const before = fitted[i - 1];
    if (!before?.touches) {
      y += reach(before, "after") + reach(each, "before") + (before ? GAP : 2);
    }
    const rect = { x: 1, y, width: WIDTH - 2 - aside, height: heightOf(each) };
    y += rect.height;
    return draw(each, rect, i);
  });
  const height = y + reach(fitted.at(-1), "after") + 2;
  return svg(WIDTH, height, pieces, { label, className: "jigsaw tall" });
}

function draw({ piece, joints }: FittedPiece, rect: Rect, index: number): Html {
  const { x, width } = rect;
  const top = onSide(joints, "before");
  const bottom = onSide(joints, "after");
  const spread = (side: readonly Joint[], edge: "top" | "bottom") =>
    side.map((joint, i): Placed => {
      const at = x + (width * (i + 0.5)) / side.length;
      const half = depthOf(joint) / 2;
      return { joint, tab: { edge, at, half, depth: HIGH, out: joint.kind === "knob" } };
    });
  const titleY = rect.y + (hasHole(top) ? ROW : 0) + 32;
  const baseY = titleY + (piece.note ? 22 : 0) + 48;
  const placed = [
    ...spread(top, "top"),
    ...spread(bottom, "bottom"),
    ...onSide(joints, "base").map((joint, i): Placed => {
      const at = baseY + i * (HIGH + GAP);
      const tab: Tab = {
        edge: "right",
        at,
        half: HIGH / 2,
        depth: depthOf(joint),
        out: joint.kind === "knob",
      };
      return { joint, tab };
    }),
  ];
  const texts = [
    line(x + PAD, titleY, piece.file, { size: FILE, mono: true, bold: true }),
    ...(piece.note ? [line(x + PAD, titleY + 22, piece.note, { size: SMALL, color: "c-2" })] : []),
    ...placed.flatMap(({ joint, tab }) => linesOf(joint, tab, rect)),
  ];
  const shade = index % 2 === 0 ? "even" : "odd";
  return drawPiece(rect, placed, { neck: NECK, size: NAME, shade, texts });
}

function linesOf(joint: Joint, { edge, at }: Tab, rect: Rect): Html[] {
  if (joint.kind === "knob") return [];
  if (edge === "right") {
    return holeLines(joint, { x: rect.x + PAD, y: at - 3 }, { size: SMALL, anchor: "start" });
  }
  const inside = NECK.length + HIGH;
  const y = edge === "top" ? rect.y + inside + 22 : rect.y + rect.height - inside - 32;
  return holeLines(joint, { x: at, y }, { size: SMALL, anchor: "middle" });
}

function heightOf({ piece, joints }: FittedPiece): number {
  const rows = [onSide(joints, "before"), onSide(joints, "after")].filter(hasHole).length;
  const title = piece.note ? 76 : 54;
  return title + rows * ROW + onSide(joints, "base").length * (HIGH + GAP);
}

function hasHole(joints: readonly Joint[]): boolean {
  return joints.some(({ kind }) => kind === "hole");
}

function depthOf(joint: Joint): number {
  return textWidth(symbolOf(joint), NAME, "mono") + 28;
}

/** How far the knobs of a side stand out. */
function reach(fitted: FittedPiece | undefined, side: Side): number {
  return reachOf(onSide(fitted?.joints ?? [], side), () => HIGH);
}

function reachOf(joints: readonly Joint[], depth: (joint: Joint) => number): number {
  const knobs = joints.filter(({ kind }) => kind === "knob");
  return Math.max(0, ...knobs.map((joint) => depth(joint) + NECK.length));
}
