import { type Band, bandsOf, type Item } from "./graph-bands.ts";
import { type Graph, idOf, type Node } from "./graph-data.ts";
import { LABEL } from "./graph-labels.ts";
import { type Rect, WIDE } from "./kit.ts";
import { textWidth } from "./measure.ts";
import { objectHeight, objectWidth, SMALLEST_NAME } from "./object.ts";

/** The height that a slide has for a picture below a claim of two lines. */
export const TALLEST = 704;

const HULL_PAD = 30;
const HULL_TITLE = 50;
const GUTTER = 318;
const BAND_GAP = 26;
const ROW_GAP = 26;
/** Room for an arrow from one node down to the next. */
const ARROW_GAP = 66;
const PASS = 34;
const LEAST_GAP = 110;

/** Where everything is. */
export interface Layout {
  readonly height: number;
  readonly nodes: ReadonlyMap<string, Rect>;
  /** Height at which an edge passes a column. */
  readonly passes: ReadonlyMap<string, number>;
  readonly hulls: ReadonlyMap<number, Rect>;
  /** Left edge of each column; all are equally wide. */
  readonly columns: readonly number[];
  readonly width: number;
  /** Hull titles stand to the left of the hulls, not in them. */
  readonly gutter: boolean;
  /** Nodes alone in their stripe, with room for their words on the right. */
  readonly aside: ReadonlySet<string>;
  /** Store objects without their short hash. */
  readonly compact: boolean;
  /** Id of the first node whose words are too long for its column. */
  readonly tooLong: string | undefined;
}

/** Key of an edge's way past a column. */
export function passKey(edge: number, column: number): string {
  return `${edge}/${column}`;
}

/** Lays a graph out for a slide; short hashes are left out if it would get too tall otherwise. */
export function layoutOf(graph: Graph): Layout {
  const roomy = place(graph, false);
  return roomy.height <= TALLEST ? roomy : place(graph, true);
}

function place(graph: Graph, compact: boolean): Layout {
  const bands = bandsOf(graph);
  const aside = alone(bands);
  const across = columnsOf(graph, aside);
  const heights = new Map(
    graph.columns.flat().map((each) => [idOf(each), nodeHeight(each, across.width, compact)]),
  );
  const linked = new Set(graph.edges.flatMap(({ from, to }) => [`${from}\n${to}`, `${to}\n${from}`]));
  const stack = (items: readonly Item[]) => {
    let y = 0;
    let last: Item | undefined;
    const tops = items.map((item) => {
      if (last) y += gapBetween(last, item, linked);
      const top = y;
      y += item.kind === "node" ? (heights.get(item.id) ?? 0) : PASS;
      last = item;
      return top;
    });
    return { tops, ...aroundNodes(items, tops, y) };
  };
  const nodes = new Map<string, Rect>();
  const passes = new Map<string, number>();
  const hulls = new Map<number, Rect>();
  let y = 0;
  for (const band of bands) {
    const stacks = band.columns.map(stack);
    const upper = Math.max(...stacks.map((each) => each.upper));
    const inner = upper + Math.max(...stacks.map(({ lower }) => lower));
    const above = band.hull === undefined ? 3 : HULL_PAD + (across.gutter ? 0 : HULL_TITLE);
    band.columns.forEach((items, column) =>
      items.forEach((item, i) => {
        const { tops, upper: own } = stacks[column] ?? { tops: [], upper: 0 };
        const top = y + above + upper - own + (tops[i] ?? 0);
        const x = across.columns[column] ?? 0;
        if (item.kind === "pass") passes.set(passKey(item.edge, column), top + PASS / 2);
        else nodes.set(item.id, { x, y: top, width: across.width, height: heights.get(item.id) ?? 0 });
      }),
    );
    const height = above + inner + (band.hull === undefined ? 3 : HULL_PAD);
    if (band.hull !== undefined) hulls.set(band.hull, hullRect(band, across, y, height));
    y += height + BAND_GAP;
  }
  return { ...across, nodes, passes, hulls, aside, compact, height: y - BAND_GAP };
}

/** Nodes in the first column of a stripe in which there is nothing else. */
function alone(bands: readonly Band[]): ReadonlySet<string> {
  const lonely = bands.flatMap(({ hull, columns: [first = [], ...others] }) => {
    const empty = others.length > 0 && others.every((items) => items.length === 0);
    return hull === undefined && first.length === 1 && empty ? first : [];
  });
  return new Set(lonely.flatMap((item) => (item.kind === "node" ? [item.id] : [])));
}

/** How far a stack reaches up and down from the middle of its nodes, past which edges make no difference. */
function aroundNodes(items: readonly Item[], tops: readonly number[], height: number) {
  const first = items.findIndex(({ kind }) => kind === "node");
  const last = items.findLastIndex(({ kind }) => kind === "node");
  if (first < 0) return { upper: height / 2, lower: height / 2 };
  const top = tops[first] ?? 0;
  const next = items[last + 1];
  const bottom = next ? (tops[last + 1] ?? 0) - ROW_GAP : height;
  const middle = (top + bottom) / 2;
  return { upper: middle, lower: height - middle };
}

function gapBetween(above: Item, below: Item, linked: ReadonlySet<string>): number {
  const near = above.kind === "node" && below.kind === "node";
  return near && linked.has(`${above.id}\n${below.id}`) ? ARROW_GAP : ROW_GAP;
}

function hullRect(
  band: Band,
  { columns, width }: { readonly columns: readonly number[]; readonly width: number },
  y: number,
  height: number,
): Rect {
  const used = columns.filter((_, i) => (band.columns[i] ?? []).length > 0);
  const x = Math.min(...used) - HULL_PAD;
  return { x, y, width: Math.max(...used) + width + HULL_PAD - x, height };
}

/** Columns as wide as their names need, and between them room for the labels of edges. */
function columnsOf({ columns, edges, hulls = [] }: Graph, aside: ReadonlySet<string>) {
  const count = columns.length;
  const gutter = hulls.length > 0 && count <= 2;
  const left = hulls.length > 0 ? HULL_PAD + 2 + (gutter ? GUTTER : 0) : 3;
  const right = hulls.length > 0 ? HULL_PAD + 2 : 3;
  const labels = edges.map(({ label }) => (label === undefined ? 0 : textWidth(label, LABEL) + 110));
  const gap = Math.max(LEAST_GAP, ...labels);
  const room = (WIDE - left - right - (count - 1) * gap) / count;
  const all = columns
    .flat()
    .map((each) => (each.path && aside.has(idOf(each)) ? { ...each, note: undefined } : each));
  const need = Math.max(...all.map((each) => nodeWidth(each)));
  const width = Math.min(room, Math.max(need, 320, Math.min(470, room * 0.94)));
  const step = count > 1 ? (WIDE - left - right - width) / (count - 1) : 0;
  return {
    gutter,
    width,
    columns: columns.map((_, i) => left + i * step),
    tooLong: all.filter((each) => nodeWidth(each, SMALLEST_NAME) > room).map(idOf)[0],
  };
}

function nodeWidth(each: Node, size = 36): number {
  if (each.path) return objectWidth({ ...each.path, note: each.note, role: "ink" }, size);
  const label = textWidth(each.label ?? "", 36);
  return Math.max(label, textWidth(each.note ?? "", 28)) + 48;
}

function nodeHeight(each: Node, width: number, compact: boolean): number {
  if (each.path) return objectHeight(width, compact);
  return each.note === undefined ? 84 : 112;
}
