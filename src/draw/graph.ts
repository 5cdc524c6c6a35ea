import * as v from "valibot";
import { type Html, html } from "../html.ts";
import {
  faultIssue,
  type Graph,
  graphFaults,
  type Hull,
  idOf,
  type Node,
  placesOf,
  shape,
} from "./graph-data.ts";
import { drawEdges } from "./graph-edges.ts";
import { type Layout, layoutOf, TALLEST } from "./graph-layout.ts";
import { graphList } from "./graph-list.ts";
import { boldSpans, box, line, paragraph, plain, type Rect, runs, svg, WIDE } from "./kit.ts";
import { wrapText } from "./measure.ts";
import { storeObject } from "./object.ts";
import { definePicture } from "./picture.ts";

const schema = v.pipe(
  shape,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const graph = dataset.value;
    const faults = graphFaults(graph);
    faults.forEach((fault) => addIssue(faultIssue(graph, fault)));
    if (faults.length > 0) return;
    const { tooLong, height } = layoutOf(graph);
    const place = tooLong === undefined ? undefined : placesOf(graph).get(tooLong);
    if (place)
      addIssue(
        faultIssue(graph, {
          message: `\`${tooLong}\` and what stands with it are too long for one of ${graph.columns.length} columns: shorter notes or labels of edges, or fewer columns`,
          keys: ["columns", place.column, place.row],
        }),
      );
    if (height > TALLEST + 20)
      addIssue(
        faultIssue(graph, {
          message: "Too much stands one above the other: put some nodes into another column",
          keys: ["columns"],
        }),
      );
  }),
);

/** Store objects (and other things) in columns, with the references between them. */
export const graph = definePicture({
  name: "graph",
  schema,
  draw: (data) => html`${wide(data)}${graphList(data)}`,
});

function wide(data: Graph): Html {
  const layout = layoutOf(data);
  return svg(
    WIDE,
    layout.height,
    [
      ...(data.hulls ?? []).map((hull, i) => drawHull(hull, layout.hulls.get(i), layout.gutter)),
      drawEdges(data, layout),
      ...data.columns.flat().map((each) => drawNode(each, layout)),
    ],
    { label: data.says, className: "wide graph" },
  );
}

function drawHull({ title, role }: Hull, rect: Rect | undefined, gutter: boolean): Html {
  if (!rect) return html``;
  const { x, y, height } = rect;
  const heading = gutter
    ? drawGutterTitle(title, role, y + height / 2)
    : line(x + 30, y + 52, boldSpans(title, `c-${role}`), { size: 34, color: "c-2" });
  return html`${box(rect, `hull-${role}`, 24)}${heading}`;
}

/** The title beside its hull: each change between plain and bold starts a new line. */
function drawGutterTitle(title: string, role: string, middle: number): Html {
  const lines = runs(title).flatMap(({ text, bold }) =>
    wrapText(text.trim(), 296, bold ? 36 : 32).map((content) => ({ content, bold })),
  );
  const top = middle - ((lines.length - 1) * 41) / 2 + 11;
  return html`${lines.map(({ content, bold }, i) =>
    line(0, top + i * 41, content, {
      size: bold ? 36 : 32,
      bold,
      color: bold ? `c-${role}` : "c-2",
    }),
  )}`;
}

function drawNode(each: Node, { nodes, aside, compact }: Layout): Html {
  const rect = nodes.get(idOf(each));
  if (!rect) return html``;
  const { path, label = "", note, state, role = state === "changed" ? "hash" : "ink" } = each;
  if (path && note && aside.has(idOf(each)))
    return html`${storeObject(rect, { ...path, role, state, compact })}${beside(rect, note)}`;
  if (path) return storeObject(rect, { ...path, note, role, state, compact });
  const { x, y } = rect;
  return html`<g class="obj thing ${state}">
    ${box(rect)}
    ${line(x + 24, y + 54, plain(label), { size: 36, bold: true, color: role === "ink" ? "c-1" : `c-${role}` })}
    ${note === undefined ? undefined : paragraph(x + 24, y + 92, [note], 36, { size: 28, color: "c-2" })}
  </g>`;
}

/** The note of a node that has its stripe for itself, to its right. */
function beside({ x, y, width, height }: Rect, note: string): Html {
  const left = x + width + 44;
  const lines = wrapText(note, WIDE - left, 36);
  const top = y + height / 2 - ((lines.length - 1) * 48) / 2 + 12;
  return html`${paragraph(left, top, lines, 48, { size: 36, color: "c-2" })}`;
}
