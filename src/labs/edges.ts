import { type Html, html } from "../html.ts";

/** A line across a box of any size, as thick as it is said to be: heights are in hundredths of the box. */
export function line(viewBox: string, way: string): Html {
  return html`<svg viewBox="${viewBox}" preserveAspectRatio="none" fill="none" stroke="currentColor">
    <path vector-effect="non-scaling-stroke" d="${way}" />
  </svg>`;
}

/** The end of such a line, which keeps its shape. */
export function arrowhead(x: string, height: number, shape: string): Html {
  return html`<svg x="${x}" y="${height}%" overflow="visible" fill="currentColor"><path d="${shape}" /></svg>`;
}
