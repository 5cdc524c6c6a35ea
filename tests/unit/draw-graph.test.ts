import assert from "node:assert/strict";
import { test } from "node:test";
import * as v from "valibot";
import { type Graph, shape } from "../../src/draw/graph-data.ts";
import { graph } from "../../src/draw/graph.ts";
import { layoutOf } from "../../src/draw/graph-layout.ts";

const hello = "/nix/store/b83arfjq7922x9jji4ynb58shrsxnv07-hello-1.0";
const libgreet = "/nix/store/6f8zsrlx0ymp7qb83vz00mwpkrcy7qbq-libgreet-1.0";
const glibc = "/nix/store/6imlg98sm4xyd0pw4kg9z4ix3iqg0z6d-glibc";
const codegen = "/nix/store/9jpg26hx1p21jkkfsdj9py9k5955yv26-codegen-1.0";

const closure = {
  says: "The closure of hello is hello, libgreet and glibc.",
  columns: [[{ path: hello }, { path: codegen, state: "dead" }], [{ path: libgreet }], [{ path: glibc }]],
  edges: [
    { from: "hello-1.0", to: "libgreet-1.0" },
    { from: "hello-1.0", to: "glibc" },
    { from: "libgreet-1.0", to: "glibc" },
  ],
  hulls: [{ title: "**closure**", role: "hash", holds: ["hello-1.0", "libgreet-1.0", "glibc"] }],
};

/** Messages of a value that should be refused, each after the keys that lead to its place. */
function refusals(value: unknown): string[] {
  const { issues = [] } = v.safeParse(graph.schema, value);
  return issues.map(({ message, path = [] }) => `${path.map(({ key }) => key).join(".")}: ${message}`);
}

function read(value: unknown): Graph {
  return v.parse(shape, value);
}

test("a graph is drawn wide and as a list", () => {
  assert.deepEqual(refusals(closure), []);
  const { markup } = graph.draw(read(closure));
  assert.match(markup, /<svg\s+class="dia wide graph"/u);
  assert.match(markup, /class="tall graph-list"/u);
  assert.doesNotMatch(markup, /style=|undefined|NaN/u);
});

test("an edge to an unknown node is reported at its place", () => {
  const edges = [{ from: "hello-1.0", to: "glibc-2.41" }];
  const [first, ...rest] = refusals({ ...closure, edges });
  assert.match(first ?? "", /^edges\.0\.to: There is no node `glibc-2\.41`; the nodes are hello-1\.0, /u);
  assert.deepEqual(rest, []);
});

test("a hull that holds an unknown node, or one that another hull holds, is reported", () => {
  const hull = { title: "x", role: "alt", holds: ["nobody"] };
  assert.match(refusals({ ...closure, hulls: [hull] })[0] ?? "", /^hulls\.0\.holds\.0: There is no node/u);
  const again = { ...hull, holds: ["glibc"] };
  const hulls = [...closure.hulls, again];
  assert.match(refusals({ ...closure, hulls })[0] ?? "", /^hulls\.1\.holds\.0: .* is in a hull already/u);
});

test("two nodes of one name need ids, and a node is either a store object or a label", () => {
  const columns = [[{ path: hello }, { path: hello }], [{ label: "x", path: glibc }]];
  const found = refusals({ says: "Two of a name.", columns, edges: [] });
  assert.match(found[0] ?? "", /^columns\.0\.1: There are two nodes `hello-1\.0`/u);
  assert.match(found[1] ?? "", /^columns\.1\.0: A node has either/u);
});

test("a hash with a character that Nix does not use is reported", () => {
  const columns = [[{ path: hello.replace("b83", "e83") }], [{ label: "x" }]];
  assert.match(refusals({ ...closure, columns })[0] ?? "", /^columns\.0\.0\.path: The hash contains `e`/u);
});

test("an unknown key, a number for a text and a picture without a sentence are reported", () => {
  assert.notDeepEqual(refusals({ ...closure, colour: "red" }), []);
  assert.match(refusals({ ...closure, says: 1 })[0] ?? "", /^says: /u);
  assert.match(refusals({ ...closure, says: "Closure" })[0] ?? "", /full sentence/u);
});

test("nodes do not overlap, hulls hold their nodes and no others", () => {
  const { nodes, hulls, height } = layoutOf(read(closure));
  const rects = [...nodes.values()];
  for (const [i, a] of rects.entries())
    for (const b of rects.slice(i + 1))
      assert.ok(
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
      );
  const hull = hulls.get(0);
  assert.ok(hull);
  for (const [id, { y }] of nodes)
    assert.equal(y > hull.y && y < hull.y + hull.height, id !== "codegen-1.0", id);
  assert.ok(height <= 712);
});

test("an edge that passes a column does not run through its nodes", () => {
  const { nodes, passes } = layoutOf(read(closure));
  const node = nodes.get("libgreet-1.0");
  const y = passes.get("1/1");
  assert.ok(node && y !== undefined);
  assert.ok(y < node.y || y > node.y + node.height);
});

test("an edge to a neighbour is level, and what passes below keeps away from the nodes", () => {
  const { nodes, passes } = layoutOf(read(closure));
  const [from, to] = [nodes.get("hello-1.0"), nodes.get("libgreet-1.0")];
  assert.ok(from && to);
  assert.equal(from.y, to.y);
  const middle = Math.round((from.y + from.height / 2) * 100) / 100;
  assert.match(graph.draw(read(closure)).markup, new RegExp(`M[\\d.]+ ${middle}C[\\d.]+ ${middle} `, "u"));
  assert.ok((passes.get("1/1") ?? 0) - (to.y + to.height) >= 24);
});

test("a node that has a stripe for itself has its note beside it", () => {
  const columns = [[{ path: hello }, { path: codegen, note: "only for building" }], [{ path: libgreet }]];
  const noted = read({
    ...closure,
    columns,
    edges: [],
    hulls: [{ title: "x", role: "hash", holds: ["hello-1.0", "libgreet-1.0"] }],
  });
  const right = layoutOf(noted).nodes.get("codegen-1.0");
  assert.ok(right);
  const [, x = ""] = /x="([\d.]+)"[^>]*>only for/u.exec(graph.draw(noted).markup) ?? [];
  assert.ok(Number(x) > right.x + right.width);
});

test("more than a slide holds is refused, with the place of what is too long", () => {
  const long = { label: "a very long label that could never stand beside three others on one slide" };
  const columns = [[{ label: "a" }], [{ label: "b" }], [{ label: "c" }], [long]];
  assert.match(
    refusals({ says: "Too long a label.", columns, edges: [] })[0] ?? "",
    /^columns\.3\.0: .*too long/u,
  );
});
