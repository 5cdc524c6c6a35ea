import { encode } from "uqr";
import { html, type Html } from "../html.ts";

/** Free modules around the code: fewer, and scanners do not find it (ISO/IEC 18004, 9.1). */
const QUIET = 4;

/**
 * A text as a QR code, dark on light whatever the theme, as many scanners read no other. `says` is
 * its accessible name. The code can lose 15 % of its area and still be read.
 */
export function qrCode(text: string, says: string): Html {
  const { data } = encode(text, { ecc: "M", border: 0 });
  const size = data.length + 2 * QUIET;
  const path = data.flatMap((row, y) => runsIn(row).map(([x, width]) => bar(x + QUIET, y + QUIET, width)));
  return html`<svg
    class="qr-code"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label="${says}"
    shape-rendering="crispEdges"
  >
    <rect width="${size}" height="${size}" fill="#ffffff" />
    <path d="${path.join("")}" fill="#0b1422" />
  </svg>`;
}

/** Where dark modules follow one another in a row: the first, and how many. */
function runsIn(row: readonly boolean[]): (readonly [x: number, width: number])[] {
  return row.flatMap((isDark, x) => {
    if (!isDark || row[x - 1]) return [];
    const end = row.indexOf(false, x);
    return [[x, (end < 0 ? row.length : end) - x] as const];
  });
}

function bar(x: number, y: number, width: number): string {
  return `M${x} ${y}h${width}v1h-${width}z`;
}

/** An address as people read it: without what every address begins with, and without a last slash. */
export function shortAddress(address: string): string {
  return address.replace(/^https?:\/\//, "").replace(/\/(?=#|$)/, "");
}
