/** The two typefaces of the deck. */
export type Face = "sans" | "mono";

/** One character of the monospaced face is 0.6 em wide. */
const MONO = 60;

/**
 * Advance widths of Instrument Sans in hundredths of an em, from the space (U+0020) to the tilde:
 * the larger of weight 450 and 680 for each, so that an estimate is never too narrow.
 */
const SANS = [
  20, 30, 47, 73, 65, 79, 77, 27, 45, 45, 44, 55, 28, 50, 28, 44, 68, 39, 56, 58, 62, 58, 62, 57, 60, 62, 28,
  28, 55, 55, 55, 59, 87, 73, 65, 75, 76, 63, 60, 76, 73, 25, 45, 72, 59, 90, 73, 80, 67, 81, 67, 65, 67, 71,
  73, 109, 71, 71, 63, 45, 44, 45, 55, 48, 35, 57, 63, 56, 63, 57, 38, 63, 62, 27, 27, 57, 27, 95, 62, 60, 63,
  63, 40, 50, 42, 61, 54, 81, 60, 54, 52, 45, 24, 45, 55,
];
const OTHER = 90;

/** How wide a line of text is at a size, in the units of the size. An estimate that errs upwards. */
export function textWidth(text: string, size: number, face: Face = "sans"): number {
  let hundredths = 0;
  for (const character of text.replaceAll("\u00A0", " ")) {
    const accented = character.normalize("NFD").charCodeAt(0);
    hundredths += face === "mono" ? MONO : (SANS[accented - 32] ?? OTHER);
  }
  return (hundredths * size) / 100;
}

/** Breaks a text at its spaces, but not at those that are not to be broken at, into lines no wider than `width`; only a single word may be wider. */
export function wrapText(text: string, width: number, size: number, face: Face = "sans"): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[^\S\u00A0]+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, face) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The text, or as much of its beginning and end as fits into `width` with `…` in between. */
export function shortenText(text: string, width: number, size: number, face: Face = "sans"): string {
  let short = text;
  for (let keep = text.length - 1; keep > 1 && textWidth(short, size, face) > width; keep--)
    short = `${text.slice(0, Math.ceil(keep / 2))}…${text.slice(text.length - Math.floor(keep / 2))}`;
  return short;
}
