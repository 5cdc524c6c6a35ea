import type { Rect } from "./kit.ts";
import { round } from "./print.ts";

type Edge = "top" | "right" | "bottom" | "left";

/** A knob that stands out of an edge, or a hole of the same shape cut into it. */
export interface Tab {
  readonly edge: Edge;
  /** Its middle: a y for the left and right edge, an x for the others. */
  readonly at: number;
  /** Half its extent along the edge. */
  readonly half: number;
  /** How far its head reaches beyond the neck. */
  readonly depth: number;
  readonly out: boolean;
}

/** Measures of every neck in a drawing: half its width, and its length. */
export interface Neck {
  readonly half: number;
  readonly length: number;
}

const CORNER = 10;

/** A point given by its way along an edge and its distance from it, outwards being positive. */
type Pen = (along: number, away: number) => string;

const edges: readonly Edge[] = ["top", "right", "bottom", "left"];

/** The outline of a piece as path data, clockwise from its upper left corner; corners where it touches another are square. */
export function outline(box: Rect, tabs: readonly Tab[], neck: Neck, touching: readonly Edge[]): string {
  /** How round the corner is at the end of an edge. */
  const corner = (i: number) =>
    [edges[i], edges[(i + 1) % 4]].some((edge) => edge && touching.includes(edge)) ? 0 : CORNER;
  const sides = edges.map((edge, i) => {
    const { pen, length, along } = edgeOf(box, edge);
    const own = tabs.filter((tab) => tab.edge === edge).toSorted((a, b) => along(a.at) - along(b.at));
    const cuts = own.map(
      (tab) => `L${pen(along(tab.at) - foot(neck), 0)}${head(tab, along(tab.at), pen, neck)}`,
    );
    return `${cuts.join("")}L${pen(length - corner(i), 0)}Q${pen(length, 0)} ${pen(length, -corner(i))}`;
  });
  return `M${edgeOf(box, "top").pen(corner(3), 0)}${sides.join("")}Z`;
}

/** One hole alone, as path data that is open at its mouth. */
export function holePath(box: Rect, tab: Tab, neck: Neck): string {
  const { pen, along } = edgeOf(box, tab.edge);
  return `M${pen(along(tab.at) - foot(neck), 0)}${head(tab, along(tab.at), pen, neck)}`;
}

/** The middle of a knob's or hole's head. */
export function headCentre(box: Rect, tab: Tab, neck: Neck): { x: number; y: number } {
  const away = (tab.out ? 1 : -1) * (neck.length + tab.depth / 2);
  if (tab.edge === "left") return { x: box.x - away, y: tab.at };
  if (tab.edge === "right") return { x: box.x + box.width + away, y: tab.at };
  return { x: tab.at, y: tab.edge === "top" ? box.y - away : box.y + box.height + away };
}

function point(x: number, y: number): string {
  return `${round(x)} ${round(y)}`;
}

/** Half of a neck where it leaves the edge, its two fillets included. */
function foot(neck: Neck): number {
  return neck.half * 1.6;
}

function edgeOf({ x, y, width, height }: Rect, edge: Edge) {
  const [right, bottom] = [x + width, y + height];
  const pens: Record<Edge, Pen> = {
    top: (s, u) => point(x + s, y - u),
    right: (s, u) => point(right + u, y + s),
    bottom: (s, u) => point(right - s, bottom + u),
    left: (s, u) => point(x - u, bottom - s),
  };
  const along = (at: number) => ({ top: at - x, right: at - y, bottom: right - at, left: bottom - at })[edge];
  return { pen: pens[edge], along, length: edge === "top" || edge === "bottom" ? width : height };
}

/** The way around a head, from one foot of its neck to the other. */
function head(tab: Tab, middle: number, pen: Pen, neck: Neck): string {
  const turn = tab.out ? 1 : 0;
  const at = (s: number, u: number) => pen(middle + s, tab.out ? u : -u);
  const { half, depth } = tab;
  const radius = Math.min(half, depth / 2);
  const end = neck.length + depth;
  // Where the neck is wider than the head's straight part, it meets the round of the head earlier.
  const beyond = Math.max(0, neck.half - (half - radius));
  const meets = neck.length + radius - Math.sqrt(radius ** 2 - beyond ** 2);
  const from = Math.max(neck.half, half - radius);
  const arc = (s: number, u: number) => `A${radius} ${radius} 0 0 ${turn} ${at(s, u)}`;
  return [
    `Q${at(-neck.half, 0)} ${at(-neck.half, neck.length)}`,
    `L${at(-from, meets)}`,
    arc(-half, neck.length + radius),
    `L${at(-half, end - radius)}`,
    arc(-half + radius, end),
    `L${at(half - radius, end)}`,
    arc(half, end - radius),
    `L${at(half, neck.length + radius)}`,
    arc(from, meets),
    `L${at(neck.half, neck.length)}`,
    `Q${at(neck.half, 0)} ${at(foot(neck), 0)}`,
  ].join("");
}
