import { MEMBER, type Places } from "./closure-layout.ts";
import type { Rect } from "./kit.ts";

/** Where members and ways are, so that words and cards can be put beside them. */
export interface Room {
  /** Whether a rectangle covers what must stay free. */
  readonly isTaken: (rect: Rect) => boolean;
  /** How many members lie in a rectangle, at least in part. */
  readonly members: (rect: Rect) => number;
  /** How many ways run through a rectangle. */
  readonly ways: (rect: Rect) => number;
}

/** What is taken by a closure that has its places. */
export function roomOf({ members, ways }: Places, taken: readonly Rect[] = []): Room {
  const prints = [...members.values()].map(({ x, y }) => ({
    x: x - MEMBER.width / 2,
    y: y - MEMBER.height / 2,
    ...MEMBER,
  }));
  const stretches = ways.map(({ points }) =>
    points.slice(1).flatMap((to, i) => {
      const from = points[i] ?? to;
      return Array.from({ length: 17 }, (_, k) => {
        const t = k / 16;
        const rise = t * t * (3 - 2 * t);
        return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * rise, width: 0, height: 0 };
      });
    }),
  );
  return {
    isTaken: (rect) => taken.some((other) => overlap(other, rect)),
    members: (rect) => prints.filter((print) => overlap(print, rect)).length,
    ways: (rect) => stretches.filter((points) => points.some((point) => overlap(point, rect))).length,
  };
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
