import { Graph, layout } from "@dagrejs/dagre";
import type { Closure } from "./closure-data.ts";
import type { Point } from "./kit.ts";

/** A reference, and the heights at which it leaves, passes columns and arrives. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

/** Where everything is; a member's place is its middle. */
export interface Places {
  readonly width: number;
  readonly height: number;
  readonly members: ReadonlyMap<string, Point>;
  readonly ways: readonly Way[];
}

/** How much room a member takes. */
export const MEMBER = { width: 96, height: 15 } as const;

/** Columns between which so few ways run stand this near to each other, the more so if those are level. */
const FEW = { ways: 2, gap: 48, level: 20 };

/** To lay a closure out takes a while, and it stays the same while slides are edited. */
const known = new WeakMap<Closure, Places>();

/**
 * Places a closure in columns, so that every reference leads to the right and few cross (Sugiyama's
 * method, by dagre). The same closure always gets the same places.
 */
export function placesOf(closure: Closure): Places {
  const before = known.get(closure);
  if (before) return before;
  const places = closeUp(place(closure));
  known.set(closure, places);
  return places;
}

interface Labels {
  readonly points?: readonly Point[];
  readonly [key: string]: unknown;
}

function place({ members }: Closure): Places {
  const graph = new Graph<Labels, Partial<Point> & Labels, Labels>();
  graph.setGraph({ rankdir: "LR", ranksep: MEMBER.width, nodesep: 7, edgesep: 2 });
  for (const path of members.keys()) graph.setNode(path, { ...MEMBER });
  for (const { path, refersTo } of members.values()) for (const to of refersTo) graph.setEdge(path, to, {});
  layout(graph);
  const { width, height } = graph.graph();
  const points = new Map([...members.keys()].map((path) => [path, pointOf(graph.node(path))]));
  const columns = new Set([...points.values()].map(({ x }) => x));
  const ways = graph.edges().map(({ v: from, w: to }: { readonly v: string; readonly w: string }): Way => {
    // Between columns a way is free, and the points that dagre puts there make it crooked.
    const bends: readonly Point[] = graph.edge(from, to).points ?? [];
    const passes = bends.filter(({ x }) => columns.has(x));
    return { from, to, points: [pointOf(points.get(from)), ...passes, pointOf(points.get(to))] };
  });
  return { width: Number(width), height: Number(height), members: points, ways };
}

function pointOf(point: Partial<Point> | undefined): Point {
  return { x: point?.x ?? 0, y: point?.y ?? 0 };
}

/** Brings columns together where hardly anything needs the room between them. */
function closeUp(places: Places): Places {
  const columns = [...new Set([...places.members.values()].map(({ x }) => x))].toSorted((a, b) => a - b);
  const stretches = places.ways.flatMap(({ points }) =>
    points.slice(1).map((to, i) => ({ x: to.x, rise: Math.abs(to.y - (points[i]?.y ?? to.y)) })),
  );
  const moved = new Map<number, number>();
  let by = 0;
  columns.forEach((x, i) => {
    const gap = x - (columns[i - 1] ?? x) - MEMBER.width;
    const ways = stretches.filter((to) => to.x === x);
    const near = ways.every(({ rise }) => rise < 1) ? FEW.level : FEW.gap;
    if (i > 0 && ways.length <= FEW.ways) by += Math.max(0, gap - near);
    moved.set(x, x - by);
  });
  return moveColumns(places, places.width - by, (x) => moved.get(x) ?? x);
}

/** Moves columns together or apart until all is `width` wide; what has a size keeps it. */
export function toWidth(places: Places, width: number): Places {
  const half = MEMBER.width / 2;
  const factor = (width - MEMBER.width) / Math.max(1, places.width - MEMBER.width);
  return moveColumns(places, width, (x) => half + (x - half) * factor);
}

function moveColumns({ height, members, ways }: Places, width: number, to: (x: number) => number): Places {
  const move = ({ x, y }: Point): Point => ({ x: to(x), y });
  return {
    width,
    height,
    members: new Map([...members].map(([path, point]) => [path, move(point)])),
    ways: ways.map((way) => ({ ...way, points: way.points.map(move) })),
  };
}
