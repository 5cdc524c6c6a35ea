import { type Html, html } from "../html.ts";
import type { Graph } from "./graph-data.ts";
import type { Way } from "./graph-edges.ts";
import { line, type Point, type Rect } from "./kit.ts";
import { textWidth } from "./measure.ts";

/** Height of the letters of an edge's label. */
export const LABEL = 30;
/** From the top of a label to its baseline. */
const ASCENT = 27;
/** Between a label and its edge. */
const CLEAR = 12;

/** The labels of edges, each beside the first stretch of its edge, clear of all lines and labels. */
export function drawLabels({ hulls = [] }: Graph, ways: readonly Way[]): Html {
  const lines = ways.flatMap(pointsOf);
  const placed: Rect[] = [];
  return html`${ways.map((way) => {
    const { label, from, to } = way.edge;
    if (label === undefined) return undefined;
    const spots = spotsFor(way, textWidth(label, LABEL));
    const free = (spot: Rect) =>
      !placed.some((other) => overlap(spot, other)) && !lines.some((point) => within(point, spot));
    const spot = spots.find(free) ?? spots[0];
    if (!spot) return undefined;
    placed.push(spot);
    const shared = hulls.find(({ holds }) => holds.includes(from) && holds.includes(to));
    const color = `c-2 halo${shared ? ` hull-${shared.role}` : ""}`;
    return line(spot.x, spot.y + ASCENT, label, { size: LABEL, color });
  })}`;
}

/** Places for a label, the best first: on the outer side of the bend at the start, then elsewhere. */
function spotsFor({ from, to, via, vertical }: Way, width: number): Rect[] {
  const end = via[0] ?? to;
  const spot = (x: number, y: number): Rect => ({ x, y, width, height: LABEL * 1.2 });
  if (vertical) return [spot(from.x + 20, (from.y + end.y) / 2 - LABEL * 0.7)];
  const [left, right] = [Math.min(from.x, end.x) + 18, Math.max(from.x, end.x) - 24 - width];
  const [above, below] = [-ASCENT - CLEAR, CLEAR];
  const middle = (left + right) / 2;
  if (Math.abs(end.y - from.y) < 20) return [above, below].map((dy) => spot(middle, from.y + dy));
  const [outside, inside] = end.y > from.y ? [above, below] : [below, above];
  const [near, far] = end.x > from.x ? [left, right] : [right, left];
  return [
    spot(near, from.y + outside),
    spot(far, end.y + inside),
    ...[0, 14, 28, 42].flatMap((shift) => [
      spot(near, from.y + outside + Math.sign(outside) * shift),
      spot(far, end.y + inside + Math.sign(inside) * shift),
    ]),
    spot(near, from.y + inside),
    spot(far, end.y + outside),
  ];
}

/** Points on an edge, close enough to each other that no label fits between them. */
function pointsOf({ from, to, via, vertical }: Way): Point[] {
  const stretches: [Point, Point][] = [];
  let at = from;
  for (const { x, toX, y } of via) {
    stretches.push([at, { x, y }]);
    at = { x: toX, y };
  }
  stretches.push([at, to]);
  return stretches.flatMap(([a, b]) =>
    Array.from({ length: 25 }, (_, i) => {
      const t = i / 24;
      const along = 1.5 * t * (1 - t) + t ** 3;
      const across = 3 * t * t * (1 - t) + t ** 3;
      const [u, w] = vertical ? [across, along] : [along, across];
      return { x: a.x + (b.x - a.x) * u, y: a.y + (b.y - a.y) * w };
    }),
  );
}

function within({ x, y }: Point, rect: Rect): boolean {
  return x > rect.x - 4 && x < rect.x + rect.width + 4 && y > rect.y && y < rect.y + rect.height;
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
