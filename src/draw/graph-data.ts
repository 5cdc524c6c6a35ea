import * as v from "valibot";
import { list, pathTo, role, says, text } from "./fields.ts";
import { storePath } from "./store-field.ts";

const node = v.strictObject(
  {
    path: v.optional(storePath),
    label: v.optional(text("The label")),
    id: v.optional(text("The id")),
    note: v.optional(text("The note")),
    role: v.optional(role),
    state: v.optional(v.picklist(["changed", "dead"], "A state is one of `changed` and `dead`")),
  },
  "A node has a `path` or a `label`, and perhaps an `id`, a `note`, a `role` and a `state`",
);

const edge = v.strictObject(
  { from: text("`from`"), to: text("`to`"), label: v.optional(text("The label")) },
  "An edge has `from` and `to`, and perhaps a `label`",
);

const hull = v.strictObject(
  { title: text("The title"), role, holds: list(text("An id"), "ids", 1, 12) },
  "A hull has a `title`, a `role` and `holds`",
);

/** The notation, before what it says as a whole is looked at. */
export const shape = v.strictObject(
  {
    says,
    columns: list(list(node, "nodes", 1, 5), "columns", 1, 5),
    edges: list(edge, "edges", 0, 16),
    hulls: v.optional(list(hull, "hulls", 1, 3)),
  },
  "A graph has `says`, `columns` and `edges`, and perhaps `hulls`",
);

/** What `graph` draws. */
export type Graph = v.InferOutput<typeof shape>;
export type Node = v.InferOutput<typeof node>;
export type Edge = v.InferOutput<typeof edge>;
export type Hull = v.InferOutput<typeof hull>;

/** A mistake, and the keys that lead to the value it is about. */
export interface Fault {
  readonly message: string;
  readonly keys: readonly [string | number, ...(string | number)[]];
}

/** What edges and hulls call a node: its id, or the name of its store path, or its label. */
export function idOf({ id, path, label }: Node): string {
  return id ?? path?.name ?? label ?? "";
}

/** Column and row of each node. */
export function placesOf({ columns }: Graph): ReadonlyMap<string, { column: number; row: number }> {
  return new Map(columns.flatMap((nodes, column) => nodes.map((each, row) => [idOf(each), { column, row }])));
}

/** What is wrong with a graph beyond the shape of its notation. */
export function graphFaults(graph: Graph): Fault[] {
  return [...nodeFaults(graph), ...edgeFaults(graph), ...hullFaults(graph)];
}

function nodeFaults({ columns }: Graph): Fault[] {
  const seen = new Set<string>();
  const found: Fault[] = [];
  columns.forEach((nodes, i) =>
    nodes.forEach((each, j) => {
      const keys = ["columns", i, j] as const;
      if ((each.path === undefined) === (each.label === undefined))
        found.push({ message: "A node has either a `path` or a `label`", keys });
      const id = idOf(each);
      if (seen.has(id))
        found.push({
          message: `There are two nodes \`${id}\`: give one of them another \`id\``,
          keys,
        });
      seen.add(id);
    }),
  );
  return found;
}

function edgeFaults(graph: Graph): Fault[] {
  const places = placesOf(graph);
  return graph.edges.flatMap(({ from, to }, i): Fault[] => {
    const found = (["from", "to"] as const).flatMap((end) =>
      unknown(end === "from" ? from : to, places, ["edges", i, end]),
    );
    const [a, b] = [places.get(from), places.get(to)];
    if (a && b && a.column === b.column && Math.abs(a.row - b.row) !== 1)
      found.push({
        message: "Within a column, an edge can only lead to the node above or below",
        keys: ["edges", i],
      });
    return found;
  });
}

function hullFaults(graph: Graph): Fault[] {
  const places = placesOf(graph);
  const taken = new Set<string>();
  return (graph.hulls ?? []).flatMap(({ holds }, i) =>
    holds.flatMap((id, j) => {
      const keys = ["hulls", i, "holds", j] as const;
      const found = unknown(id, places, keys);
      if (taken.has(id))
        found.push({ message: `\`${id}\` is in a hull already; hulls cannot overlap`, keys });
      taken.add(id);
      return found;
    }),
  );
}

function unknown(id: string, places: ReadonlyMap<string, unknown>, keys: Fault["keys"]): Fault[] {
  if (places.has(id)) return [];
  const message = `There is no node \`${id}\`; the nodes are ${[...places.keys()].join(", ")}`;
  return [{ message, keys }];
}

/** A fault as an issue for `v.rawCheck`. */
export function faultIssue(graph: Graph, { message, keys: [first, ...rest] }: Fault) {
  return { message, path: pathTo(graph, first, ...rest) };
}
