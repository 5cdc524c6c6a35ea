import { type Graph, idOf, placesOf } from "./graph-data.ts";

/** Something that takes height in a column: a node, or an edge that passes by. */
export type Item =
  | { readonly kind: "node"; readonly id: string; readonly column: number }
  | { readonly kind: "pass"; readonly edge: number; readonly column: number };

/** A horizontal stripe of the graph: the members of one hull, or nodes that are in none. */
export interface Band {
  /** Index of the hull, if this is one. */
  readonly hull: number | undefined;
  /** What stands in each column, from top to bottom. */
  readonly columns: readonly (readonly Item[])[];
}

/**
 * Stripes from top to bottom. Hulls never overlap since each has its own; nodes in none stand
 * above, between or below them, as their column's order says. Empty stripes are left out.
 */
export function bandsOf(graph: Graph): Band[] {
  const hulls = graph.hulls ?? [];
  const hullOf = new Map(hulls.flatMap(({ holds }, i) => holds.map((id) => [id, i] as const)));
  const bands = Array.from({ length: 2 * hulls.length + 1 }, () => graph.columns.map((): Item[] => []));
  const bandOf = new Map<string, number>();
  graph.columns.forEach((nodes, column) => {
    const hulled = nodes.map((each) => hullOf.get(idOf(each)));
    nodes.forEach((each, row) => {
      const id = idOf(each);
      const band = bandAt(hulled, row, hulls.length);
      bandOf.set(id, band);
      bands[band]?.[column]?.push({ kind: "node", id, column });
    });
  });
  addPasses(graph, bands, bandOf);
  return bands
    .map((columns, i) => ({ hull: i % 2 === 1 ? (i - 1) / 2 : undefined, columns }))
    .filter(({ columns }) => columns.some((items) => items.length > 0));
}

/** Odd bands are hulls, even ones what lies around them. */
function bandAt(hulled: readonly (number | undefined)[], row: number, hulls: number): number {
  const own = hulled[row];
  if (own !== undefined) return 2 * own + 1;
  const above = hulled.slice(0, row).findLast((hull) => hull !== undefined);
  if (above !== undefined) return 2 * above + 2;
  const below = hulled.slice(row).find((hull) => hull !== undefined);
  return below === undefined ? 2 * hulls : 2 * below;
}

/** Where an edge leads past a column, it gets a place there, so that it runs through no node. */
function addPasses(graph: Graph, bands: readonly Item[][][], bandOf: ReadonlyMap<string, number>): void {
  const places = placesOf(graph);
  graph.edges.forEach(({ from, to }, edge) => {
    const [a, b] = [places.get(from), places.get(to)];
    const band = bands[bandOf.get(from) ?? 0];
    if (!a || !b || !band) return;
    const height = (id: string, column: number) => relativeRow(band[column] ?? [], id);
    const upper = height(from, a.column) + height(to, b.column) < 1;
    const last = Math.max(a.column, b.column);
    for (let column = Math.min(a.column, b.column) + 1; column < last; column++) {
      const item: Item = { kind: "pass", edge, column };
      if (upper) band[column]?.unshift(item);
      else band[column]?.push(item);
    }
  });
}

/** 0 at the top of a column, 1 at its bottom, ½ for something that is not in it. */
function relativeRow(items: readonly Item[], id: string): number {
  const nodes = items.filter(({ kind }) => kind === "node");
  const row = nodes.findIndex((item) => item.kind === "node" && item.id === id);
  return row < 0 ? 0.5 : (row + 0.5) / nodes.length;
}
