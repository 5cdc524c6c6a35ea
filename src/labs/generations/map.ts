import { hashPrint } from "../../draw/print.ts";
import { tag } from "../../draw/tag.ts";
import { type Html, html } from "../../html.ts";
import { parseStorePath } from "../../nix/base32.ts";
import { arrowhead, line } from "../edges.ts";
import { keepers } from "./model.ts";
import { type Row, rowsOf } from "./rows.ts";
import type { GenerationsLab, State } from "./state.ts";
import { alive, countPaths } from "./store.ts";
import { days, spans } from "./words.ts";

/** What has become of a package: `gone` if it was deleted, `none` if it was never built. */
type Fate = "live" | "kept" | "dead" | "gone" | "none";

/** From left to right what points to what: the profile, its generations, the packages in the store. */
export function drawMap(data: GenerationsLab, state: State): Html {
  const { world } = state;
  const rows = rowsOf(state);
  const names = Object.keys(data.packages);
  const current = rows.findIndex(({ isCurrent }) => isCurrent);
  const total = countPaths(world.store);
  const garbage = total - countPaths(alive(world.store, world.profile));
  return html`<div class="gens">
    <p class="gens-head roots">roots: <small>the generations</small></p>
    <p class="gens-head store">store: <small>${total} paths, ${garbage === 0 ? "none" : garbage} dead<br />(only packages are drawn)</small></p>
    <p class="gens-profile"><b>profile</b></p>
    ${drawEdges(current < 0 ? [] : [{ from: 50, to: middle(current, rows.length), isLink: true }])}
    <ol class="gens-list" role="list">
      ${rows.length > 0 ? rows.map(drawRow) : html`<li class="gone">none yet</li>`}
    </ol>
    ${drawEdges(edgesOf(rows, names))}
    <ul class="gens-store" role="list">
      ${names.map((name) => drawPackage(data, state, name))}
    </ul>
  </div>`;
}

interface Edge {
  /** Heights of both ends, in hundredths of the map. */
  readonly from: number;
  readonly to: number;
  /** Whether it is the profile's own, which is no root. */
  readonly isLink?: true;
}

function edgesOf(rows: readonly Row[], names: readonly string[]): readonly Edge[] {
  return names.flatMap((name, j) => {
    const holders = [...rows.entries()].filter(([, { holds }]) => holds.includes(name));
    // Each arrow has its own place to end, in the order in which they come.
    const step = Math.min(8, 16 / (holders.length - 1));
    return holders.map(([i], n) => {
      const from = middle(i, rows.length);
      const to = middle(j, names.length) + (n - (holders.length - 1) / 2) * step;
      // An arrow is level rather than almost.
      return { from, to: Math.abs(to - from) < 1 ? from : to };
    });
  });
}

/** Where the middle of a row is, if all are equally high: in hundredths. */
function middle(row: number, rows: number): number {
  return Math.round(((row + 0.5) / rows) * 1000) / 10;
}

function drawEdges(edges: readonly Edge[]): Html {
  return html`<svg class="gens-edges" aria-hidden="true">
    ${edges.map(
      (edge) =>
        html`<g class="${edge.isLink ? "link" : ""}">
          ${line("0 0 100 100", `M0 ${edge.from}${wayOf(edge)}`)} ${arrowhead("100%", edge.to, "M-6-11 12 0-6 11Z")}
        </g>`,
    )}
  </svg>`;
}

function wayOf({ from, to, isLink }: Edge): string {
  return isLink ? `H50V${to}H100` : `C50 ${from} 50 ${to} 100 ${to}`;
}

function drawRow({ numbers, age, isCurrent, isGone }: Row): Html {
  const [number = 0, ...others] = numbers;
  if (isGone) return html`<li class="gone"><p><s>profile-${number}</s> forgotten</p></li>`;
  if (others.length > 0) return html`<li><small>generations ${spans(numbers)}</small></li>`;
  const old = age === 0 ? "today" : `${days(age)} ago`;
  return html`<li>
    <button
      type="button"
      id="gens-${number}"
      data-act="switch"
      data-value="${number}"
      aria-pressed="${String(isCurrent)}"
    >
      <b>profile-${number}</b> <small>${old}</small>
    </button>
  </li>`;
}

function drawPackage(data: GenerationsLab, state: State, name: string): Html {
  const fate = fateOf(state, name);
  const hash = parseStorePath(data.packages[name] ?? "")?.hash;
  const isThere = fate !== "gone" && fate !== "none";
  return html`<li class="${fate}">
    <div>
      ${isThere && hash !== undefined ? hashPrint(hash, { role: fate === "dead" ? "ink" : "live" }) : undefined} <b>${name}</b>
      ${noteOf(state, name, fate)}
    </div>
  </li>`;
}

function noteOf({ world }: State, name: string, fate: Fate): Html {
  if (fate === "live") return tag("ok", "installed");
  if (fate === "dead") return tag("bad", "dead");
  if (fate === "kept") return tag("ok", `kept by ${spans(keepers(world, name))}`);
  return html`<small>${fate === "gone" ? "deleted" : "not built yet"}</small>`;
}

function fateOf({ world, seen }: State, name: string): Fate {
  if (!world.store.packages.includes(name)) return seen.includes(name) ? "gone" : "none";
  const by = keepers(world, name);
  if (by.length === 0) return "dead";
  return by.includes(world.profile.current) ? "live" : "kept";
}
