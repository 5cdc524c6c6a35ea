import { type Html, html } from "../html.ts";
import { bandsOf } from "./graph-bands.ts";
import { type Graph, idOf, type Node } from "./graph-data.ts";
import { boldHtml } from "./kit.ts";
import { shortHash } from "./object.ts";
import { hashPrint } from "./print.ts";

/** A graph as cards, for narrow screens: each node names the nodes that its edges lead to. */
export function graphList(graph: Graph): Html {
  const nodes = new Map(graph.columns.flat().map((each) => [idOf(each), each]));
  return html`<div class="tall graph-list" role="group" aria-label="${graph.says}">
    ${bandsOf(graph).map(({ hull, columns }) => {
      const frame = hull === undefined ? undefined : graph.hulls?.[hull];
      return html`<div class="${frame ? `graph-hull hull-${frame.role} ${frame.role}` : ""}">
        ${frame && html`<p class="graph-title">${boldHtml(frame.title)}</p>`}
        <ul class="graph-cards" role="list">
          ${columns.flat().map((item) => {
            const each = item.kind === "node" ? nodes.get(item.id) : undefined;
            return each && drawCard(each, graph, nodes);
          })}
        </ul>
      </div>`;
    })}
  </div>`;
}

function drawCard(each: Node, { edges }: Graph, nodes: ReadonlyMap<string, Node>): Html {
  const { path, label, note, state, role = state === "changed" ? "hash" : "ink" } = each;
  const out = edges.filter(({ from }) => from === idOf(each));
  return html`<li class="graph-card ${state}">
    ${path && html`<div class="hpb">${hashPrint(path.hash, { role })}</div>`}
    <p>
      ${path ? html`<code><b>${path.name}</b></code>` : html`<b>${label}</b>`}
      ${path && html`<code class="${state === "dead" ? "" : `h-${role}`}">${shortHash(path.hash)}</code>`}
      ${note && html`<span>${note}</span>`}
    </p>
    ${out.map(({ to, label: words }) => {
      const target = nodes.get(to);
      const name = target?.path?.name ?? target?.label ?? to;
      const address = target?.path && html` <code>${shortHash(target.path.hash)}</code>`;
      return html`<p class="graph-out">
        → ${address ? html`<code><b>${name}</b></code>` : html`<b>${name}</b>`}${address}${words && html` <span>${words}</span>`}
      </p>`;
    })}
  </li>`;
}
