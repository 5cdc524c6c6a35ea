import { MEMBER, type Places } from "./closure-layout.ts";
import type { Point } from "./kit.ts";

/** All that is level in a drawing: a way as far as it is straight, with the members that it meets. */
interface Level {
  y: number;
  /** As near to the upper edge as it may come. */
  least: number;
  readonly above: Neighbour[];
  readonly below: Neighbour[];
}

interface Neighbour {
  readonly level: Level;
  /** How far away it stays. */
  readonly gap: number;
}

/** How much must stay free above and below a member, and on both sides of ways to it. */
export interface Room {
  readonly above: number;
  readonly below: number;
  readonly along: number;
  /** How far what is right of it stays below its level, so that a line can lead there. */
  readonly right?: number;
}

/** What takes height in a column: a member with its room, or a way that passes. */
interface Item {
  readonly at: Point;
  readonly above: number;
  readonly below: number;
  readonly half: number;
  level: Level;
}

const HALF = MEMBER.height / 2;
/** How near two things may be pushed; those that are nearer already stay so. */
const NEAR = 6;

/**
 * Makes room above and below members: what is there makes way, while the order in each column stays
 * as it is, and what is level stays level.
 */
export function withRoom(places: Places, rooms: ReadonlyMap<string, Room>): Places {
  const { members, passes, leaders } = itemsOf(places, rooms);
  const items = [...members.values(), ...passes.flat(), ...leaders].toSorted((a, b) => a.level.y - b.level.y);
  for (const x of new Set(items.map(({ at }) => at.x))) stack(items.filter(({ at }) => at.x === x));
  const levels = [...new Set(items.map(({ level }) => level))];
  const height = spread(
    levels.toSorted((a, b) => a.y - b.y),
    places.height,
  );
  const move = ({ at, level }: Item) => ({ x: at.x, y: level.y });
  return {
    ...places,
    height,
    members: new Map([...members].map(([path, item]) => [path, move(item)])),
    ways: places.ways.map((way, i) => {
      const ends = [members.get(way.from), ...(passes[i] ?? []), members.get(way.to)];
      return { ...way, points: ends.flatMap((item) => (item ? [move(item)] : [])) };
    }),
  };
}

function itemsOf(places: Places, rooms: ReadonlyMap<string, Room>) {
  const itemAt = (at: Point, half: number, above = 0, below = 0): Item => {
    return { at, half, above, below, level: { y: at.y, least: above + half, above: [], below: [] } };
  };
  const members = new Map(
    [...places.members].map(([path, at]) => {
      const room = rooms.get(path);
      return [path, itemAt(at, HALF, room?.above, room?.below)] as const;
    }),
  );
  const all = [...members.values()];
  const columns = new Set(all.map(({ at }) => at.x));
  const leaders = [...members].flatMap(([path, { at, level }]) => {
    const below = rooms.get(path)?.right;
    if (below === undefined) return [];
    const beyond = [...columns].filter((x) => x > at.x);
    return beyond.map((x): Item => ({ at: { x, y: at.y }, half: 0, above: 0, below, level }));
  });
  all.push(...leaders);
  const passes = places.ways.map(({ from, to, points }) => {
    const along = rooms.get(to)?.along;
    const between = points.slice(1, -1).map((at) => itemAt(at, 0, along, along));
    all.push(...between);
    let last = members.get(from);
    for (const item of [...between, members.get(to)]) {
      if (item && last && Math.abs(item.at.y - last.at.y) < 0.01) join(last.level, item.level);
      last = item;
    }
    return between;
  });
  for (const [i, { from, to }] of places.ways.entries()) {
    // What is alone in its column can be level with the way that is looked at.
    const [start, next] = [members.get(from), passes[i]?.[0]];
    const isAlone = all.every((item) => item === start || item.at.x !== start?.at.x);
    if (start && next && isAlone && rooms.get(to)?.along) join(next.level, start.level);
  }
  for (const { at, level } of leaders) {
    // What begins right of a line and is nearly level with it goes below.
    const near = all.filter(({ level: { y } }) => y < level.y && y > level.y - 2 * MEMBER.height);
    for (const { level: other } of near)
      if (all.every((item) => item.level !== other || item.at.x > at.x)) other.y = level.y + 0.01;
  }
  return { members, passes, leaders };

  function join(one: Level, other: Level): void {
    one.least = Math.max(one.least, other.least);
    for (const item of all) if (item.level === other) item.level = one;
  }
}

/** Tells the levels in a column, which are in order, what is next to them. */
function stack(items: readonly Item[]): void {
  items.slice(1).forEach((item, i) => {
    const before = items[i] ?? item;
    const halves = before.half + item.half;
    const gap = halves + Math.max(item.above, before.below, Math.min(NEAR, item.at.y - before.at.y - halves));
    before.level.below.push({ level: item.level, gap });
    item.level.above.push({ level: before.level, gap });
  });
}

/**
 * Pushes levels, which are in order, down as far as they must go, and up again where they would be too
 * low. Gives the height of all: not more than it was, if that is enough.
 */
function spread(levels: readonly Level[], was: number): number {
  const highest = (of: (level: Level) => number) => {
    const found = new Map<Level, number>();
    for (const level of levels) {
      const after = level.above.map(({ level: other, gap }) => (found.get(other) ?? 0) + gap);
      found.set(level, Math.max(of(level), level.least, ...after));
    }
    return found;
  };
  const height = Math.max(was, HALF + Math.max(0, ...highest(() => 0).values()));
  for (const [level, top] of highest(({ y }) => y)) level.y = top;
  for (const level of levels.toReversed()) {
    const before = level.below.map(({ level: other, gap }) => other.y - gap);
    level.y = Math.min(level.y, height - HALF, ...before);
  }
  return height;
}
