import { type Html, html } from "../html.ts";
import { type Edge, type Graph, idOf, placesOf } from "./graph-data.ts";
import { type Layout, passKey } from "./graph-layout.ts";
import { drawLabels } from "./graph-labels.ts";
import { arrow, type Point, type Rect } from "./kit.ts";

/** An edge's way: from a port, past columns, to a port. */
export interface Way {
  readonly edge: Edge;
  readonly from: Point;
  readonly to: Point;
  readonly via: readonly { readonly x: number; readonly toX: number; readonly y: number }[];
  readonly vertical: boolean;
}

/** All edges: lines first, then their labels, so that no line runs through a label. */
export function drawEdges(graph: Graph, layout: Layout): Html {
  const ways = waysOf(graph, layout);
  return html`${ways.map(({ edge, from, to, via, vertical }) =>
    arrow(from, to, {
      via,
      tangent: vertical ? "vertical" : "horizontal",
      className: `e-${edgeRole(graph, edge)}`,
    }),
  )}
  ${drawLabels(graph, ways)}`;
}

/** Dead if an end is, else the colour of the hull that holds both ends, else changed or plain. */
function edgeRole({ columns, hulls = [] }: Graph, { from, to }: Edge): string {
  const ends = columns.flat().filter((each) => [from, to].includes(idOf(each)));
  if (ends.some(({ state }) => state === "dead")) return "dead";
  const shared = hulls.find(({ holds }) => holds.includes(from) && holds.includes(to));
  if (shared) return shared.role;
  return ends.every(({ state }) => state === "changed") ? "hash" : "ink";
}

function waysOf(graph: Graph, layout: Layout): Way[] {
  const places = placesOf(graph);
  const ports = portsOf(graph, layout);
  return graph.edges.flatMap((edge, i) => {
    const [a, b] = [layout.nodes.get(edge.from), layout.nodes.get(edge.to)];
    const [from, to] = [places.get(edge.from), places.get(edge.to)];
    if (!a || !b || !from || !to) return [];
    if (from.column === to.column) return [verticalWay(edge, a, b)];
    const right = to.column > from.column;
    const leave = { x: right ? a.x + a.width + 1 : a.x - 1, y: ports.get(`${i}/from`) ?? 0 };
    const reach = { x: right ? b.x - 1 : b.x + b.width + 1, y: ports.get(`${i}/to`) ?? 0 };
    const via = passing(i, from.column, to.column, layout);
    return [{ edge, via, vertical: false, from: leave, to: reach }];
  });
}

/** The stretches on which an edge passes the columns between its ends. */
function passing(edge: number, from: number, to: number, layout: Layout): Way["via"] {
  const sign = Math.sign(to - from);
  return Array.from({ length: Math.abs(to - from) - 1 }, (_, i) => {
    const column = from + sign * (i + 1);
    const left = layout.columns[column] ?? 0;
    const right = left + layout.width;
    const y = layout.passes.get(passKey(edge, column)) ?? 0;
    return sign > 0 ? { x: left, toX: right, y } : { x: right, toX: left, y };
  });
}

function verticalWay(edge: Edge, a: Rect, b: Rect): Way {
  const x = a.x + a.width / 2;
  const down = b.y > a.y;
  return {
    edge,
    via: [],
    vertical: true,
    from: { x, y: down ? a.y + a.height + 1 : a.y - 1 },
    to: { x, y: down ? b.y - 1 : b.y + b.height + 1 },
  };
}

/** Heights at which edges leave and reach nodes: apart, in the order of what they lead to. */
function portsOf({ edges, columns }: Graph, { nodes, passes }: Layout): ReadonlyMap<string, number> {
  const ports = new Map<string, number>();
  const columnOf = new Map(columns.flatMap((list, i) => list.map((each) => [idOf(each), i])));
  const middle = (id: string) => {
    const rect = nodes.get(id);
    return rect ? rect.y + rect.height / 2 : 0;
  };
  /** The height at which an edge arrives in the column next to one of its ends. */
  const beyond = (i: number, near: string, far: string) => {
    const [at, to] = [columnOf.get(near) ?? 0, columnOf.get(far) ?? 0];
    return passes.get(passKey(i, at + Math.sign(to - at))) ?? middle(far);
  };
  for (const [id, rect] of nodes)
    for (const sign of [1, -1]) {
      const here = columnOf.get(id) ?? 0;
      const ends = edges.flatMap(({ from, to }, i) => {
        const far = from === id ? to : to === id ? from : undefined;
        if (far === undefined || Math.sign((columnOf.get(far) ?? 0) - here) !== sign) return [];
        return [{ key: `${i}/${from === id ? "from" : "to"}`, y: beyond(i, id, far) }];
      });
      const order = ends.toSorted((a, b) => a.y - b.y);
      const last = order.length - 1;
      // An edge that leads straight on is straight, and the others keep away from it.
      const level = order.findIndex(({ y }) => Math.abs(y - middle(id)) < 1);
      const centre = level < 0 ? last / 2 : level;
      const apart = Math.min(34, (rect.height * 0.31) / Math.max(0.5, centre, last - centre));
      order.forEach(({ key }, i) => ports.set(key, middle(id) + (i - centre) * apart));
    }
  return ports;
}
