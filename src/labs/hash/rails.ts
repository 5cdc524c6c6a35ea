import { type Html, html } from "../../html.ts";
import { arrowhead, line } from "../edges.ts";
import type { Comparison } from "./model.ts";
import type { Step } from "./recipe.ts";

/** Where rails leave a step and reach it, in heights of a step from its middle, and how far they run apart. */
const [OUT, IN, APART, LANE] = [0.2, -0.24, 0.17, 13];

/** Beside the steps, from each one down to those that are made with it: what a change travels along. */
export function drawRails(steps: readonly Step[], all: ReadonlyMap<string, Comparison>): Html {
  const placeOf = (at: number, offset: number) =>
    Math.round(((at + 0.5 + offset) / steps.length) * 1000) / 10;
  const rails = steps.flatMap(({ uses }, to) => {
    const sources = uses.map((use) => steps.findIndex(({ id }) => id === use)).toSorted((a, b) => b - a);
    // The nearest comes in on top, so that none of them crosses another.
    return sources.map((from, i) => {
      const [top, end] = [placeOf(from, OUT), placeOf(to, IN + i * APART)];
      const lane = 7 + LANE * (to - from);
      return html`<g class="${all.get(steps[from]?.id ?? "")?.fate}">
        ${line("0 0 56 100", `M0 ${top}H${lane}V${end}H12`)}
        ${arrowhead("0", end, "M15-10 0 0 15 10Z")}
      </g>`;
    });
  });
  return html`<svg class="hash-rails" aria-hidden="true">${rails}</svg>`;
}
