import { type Html, html } from "../html.ts";
import type { GenerationsData } from "./generations.ts";
import { sightAt } from "./generations-state.ts";
import { arrow, box, line, plain, svg } from "./kit.ts";
import { shortenText, textWidth } from "./measure.ts";
import { printPaths } from "./print.ts";

type Frame = GenerationsData["frames"][number];

/** Widths at which panels stand side by side, with text that is still legible on a phone. */
const NARROW = 548;
const BROAD = 800;
const TOP = 100;
const INDENT = 46;
const ARROWS = 88;
const PAD = 17;

/** Places and sizes in a panel: they depend on all frames, so that panels can be compared. */
interface Measures {
  readonly width: number;
  readonly size: number;
  readonly generation: number;
  readonly title: (n: number) => string;
  readonly packageX: number;
  readonly packageWidth: number;
  readonly packageHeight: number;
  readonly pitch: number;
}

/** One moment: the profile's link, its generations, their packages. */
export function drawPanel(data: GenerationsData, frame: Frame): Html {
  const m = measure(data);
  const numbers = Object.keys(data.generations).map(Number);
  const ids = Object.keys(data.packages);
  const middle = (row: number) => TOP + row * m.pitch + m.packageHeight / 2;
  const sight = sightAt(ids, data.generations, frame);
  const rowOf = (n: number) => middle(numbers.indexOf(n));
  const links = sight.generations.flatMap(({ number: n, removed }) => {
    const members = removed ? [] : (data.generations[n] ?? []);
    return members.map((id) => ({ n, id, current: n === frame.current }));
  });
  const used = data.generations[frame.current] ?? [];
  const edges = links
    .toSorted((a, b) => Number(a.current) - Number(b.current))
    .map(({ n, id, current }) =>
      arrow(
        { x: INDENT + m.generation + 3, y: rowOf(n) },
        { x: m.packageX - 6, y: middle(ids.indexOf(id)) },
        { className: current ? "e-live" : "e-quiet", head: 13 },
      ),
    );
  const rows = Math.max(numbers.length, ids.length);
  return svg(
    m.width,
    TOP + (rows - 1) * m.pitch + m.packageHeight + 3,
    [
      drawProfile(frame, rowOf, m),
      html`${edges}`,
      ...sight.generations.map(({ number: n, removed }) => {
        const state = removed ? "dead" : n === frame.current ? "current" : "";
        return drawGeneration(rowOf(n), removed ? "removed" : m.title(n), state, m);
      }),
      ...[...sight.packages].map(([id, life]) => {
        const y = TOP + ids.indexOf(id) * m.pitch;
        return drawPackage(data, id, y, life === "dead" ? life : used.includes(id) ? "live" : "ink", m);
      }),
    ],
    {
      label: `${plain(frame.title)} ${sentence(frame, sight.packages, data)}`,
      className: "panel",
      align: "start",
    },
  );
}

function measure({ packages, generations, frames }: GenerationsData): Measures {
  const width = frames.length === 3 ? NARROW : BROAD;
  const size = frames.length === 3 ? 30 : 34;
  const names = Object.values(packages).map(({ name }) => textWidth(name, size, "mono"));
  const need = Math.max(...names) + 2 * PAD + 4;
  const room = width - INDENT - ARROWS;
  const longest = Math.max(...Object.keys(generations).map((n) => n.length));
  const wide = textWidth("profile-".padEnd(8 + longest, "0"), size, "mono") + 30;
  const narrow = textWidth("removed", size, "mono") + 24;
  const spelt = wide + need <= room;
  const generation = spelt ? wide : narrow;
  const packageWidth = Math.max(200, Math.min(need, room - generation));
  const rows = Math.max(Object.keys(packages).length, Object.keys(generations).length);
  const packageHeight = ((packageWidth - 2 * PAD) / 32) * 5 + size + 45;
  return {
    width,
    size,
    generation,
    title: (n) => (spelt ? `profile-${n}` : String(n)),
    packageX: width - packageWidth - 2,
    packageWidth,
    packageHeight,
    pitch: packageHeight + (rows > 3 ? 14 : 26),
  };
}

/** The profile: a link on a rail, which points to one generation and perhaps pointed to another. */
function drawProfile({ current, was }: Frame, rowOf: (n: number) => number, m: Measures): Html {
  const width = INDENT + m.generation;
  const y = rowOf(current);
  const ghost = was === undefined ? undefined : `M16 ${Math.min(y, rowOf(was))}V${rowOf(was)}H${INDENT - 8}`;
  return html`${ghost === undefined ? undefined : html`<path class="ghost" d="${ghost}" />`}
    ${box({ x: 0, y: 0, width, height: 60 }, "profile")}
    ${line(width / 2, 41, "profile", { size: 32, mono: true, bold: true, color: "c-paper", anchor: "middle" })}
    <path class="rail" d="M16 60V${y}H${INDENT - 18}" />
    <path class="rail-tip" d="M${INDENT - 4} ${y}l-18 -11v22z" />`;
}

function drawGeneration(y: number, title: string, state: string, m: Measures): Html {
  const rect = { x: INDENT, y: y - 42, width: m.generation, height: 84 };
  const style = { size: m.size, mono: true, bold: true, anchor: "middle" } as const;
  return html`<g class="generation ${state}">
    ${box(rect)} ${line(INDENT + m.generation / 2, y + 11, title, style)}
  </g>`;
}

function drawPackage(data: GenerationsData, id: string, y: number, role: string, m: Measures): Html {
  const path = data.packages[id];
  if (!path) return html``;
  const x = m.packageX;
  const inner = m.packageWidth - 2 * PAD;
  const name = shortenText(path.name, inner, m.size, "mono");
  return html`<g class="${role === "dead" ? "dead" : ""}">
    ${box({ x, y, width: m.packageWidth, height: m.packageHeight })}
    <g class="hpb h-${role}">${printPaths(path.hash, x + PAD, y + 14, inner / 32)}</g>
    ${line(x + PAD, y + m.packageHeight - 17, name, { size: m.size, mono: true, bold: true })}
  </g>`;
}

function sentence(
  { current }: Frame,
  packages: ReadonlyMap<string, "live" | "dead">,
  data: GenerationsData,
): string {
  const dead = [...packages].flatMap(([id, life]) =>
    life === "dead" ? [data.packages[id]?.name ?? id] : [],
  );
  const rest = dead.length > 0 ? ` Nothing reaches ${dead.join(" and ")} any more.` : "";
  return `The profile points to generation ${current}.${rest}`;
}
