import { MEMBER, type Places, type Way } from "./closure-layout.ts";
import type { Point, Rect } from "./kit.ts";

/** Where members and ways are, so that words and cards can be put beside them. */
export interface Room {
  /** Whether a rectangle covers what must stay free. */
  readonly isTaken: (rect: Rect) => boolean;
  /** How many members lie in a rectangle, at least in part. */
  readonly members: (rect: Rect) => number;
  /**
   * How many ways run through a rectangle; those to what is shown large count for more. From `most` on
   * nobody counts.
   */
  readonly ways: (rect: Rect, most?: number) => number;
}

/** How many points stand for a stretch of a way: fewer would jump over a line of text. */
const POINTS = 64;
const LOUD = 4;

/** What is taken by a closure that has its places; `loud` are the members that are shown large. */
export function roomOf(
  { members, ways }: Places,
  taken: readonly Rect[] = [],
  loud: ReadonlySet<string> = new Set(),
): Room {
  const prints = [...members.values()].map(({ x, y }) => ({
    x: x - MEMBER.width / 2,
    y: y - MEMBER.height / 2,
    ...MEMBER,
  }));
  const stretches = ways.flatMap(({ to, points }) =>
    stretchesOf(points).map((stretch) => ({ ...stretch, weight: loud.has(to) ? LOUD : 1 })),
  );
  return {
    isTaken: (rect) => taken.some((other) => overlap(other, rect)),
    members: (rect) => prints.filter((print) => overlap(print, rect)).length,
    ways: (rect, most = Infinity) => {
      let sum = 0;
      for (const { bounds, points, weight } of stretches) {
        if (sum >= most) break;
        if (overlap(bounds, rect) && points.some((point) => isInside(point, rect))) sum += weight;
      }
      return sum;
    },
  };
}

/** The curves that a way is drawn with, as points, and level past the columns between them. */
function stretchesOf(way: Way["points"]): readonly { bounds: Rect; points: readonly Point[] }[] {
  const half = MEMBER.width / 2;
  return way.slice(1).map((to, i) => {
    const from = way[i] ?? to;
    const left = from.x + half;
    const length = to.x - half - left;
    const curve = Array.from({ length: POINTS + 1 }, (_, k): Point => {
      const t = k / POINTS;
      const along = 1.5 * t * (1 - t) + t ** 3;
      return { x: left + length * along, y: from.y + (to.y - from.y) * t * t * (3 - 2 * t) };
    });
    const past =
      i < way.length - 2 ? [to, { x: to.x + half / 2, y: to.y }, { x: to.x - half / 2, y: to.y }] : [];
    const points = [...curve, ...past];
    const top = Math.min(from.y, to.y) - 1;
    const height = Math.abs(to.y - from.y) + 2;
    return { points, bounds: { x: left, y: top, width: to.x + half - left, height } };
  });
}

function isInside({ x, y }: Point, rect: Rect): boolean {
  return x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height;
}

/** Whether two rectangles have anything in common. */
export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
