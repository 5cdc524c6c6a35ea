import { MEMBER, type Places, type Way } from "./closure-layout.ts";
import type { Point, Rect } from "./kit.ts";

/** How many points stand for a stretch of a way: fewer would jump over a line of text. */
const POINTS = 64;

/** Whether a rectangle is free of members and ways, so that a card can be put there. */
export function freeIn({ members, ways }: Places): (rect: Rect) => boolean {
  const bars = [...members.values()].map(barAt);
  const stretches = ways.flatMap(({ points }) => stretchesOf(points));
  return (rect) =>
    !bars.some((bar) => overlap(bar, rect)) &&
    !stretches.some(
      ({ bounds, points }) => overlap(bounds, rect) && points.some((point) => isInside(point, rect)),
    );
}

/** What the bar of a member covers. */
export function barAt({ x, y }: Point): Rect {
  return { ...MEMBER, x: x - MEMBER.width / 2, y: y - MEMBER.height / 2 };
}

/** The curves that a way is drawn with, as points, and level past the columns between them. */
export function stretchesOf(way: Way["points"]): readonly { bounds: Rect; points: readonly Point[] }[] {
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
