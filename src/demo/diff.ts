/** A line of a comparison: in both texts, only in the old one, or only in the new one. */
interface Edit {
  readonly sign: " " | "-" | "+";
  readonly text: string;
  /** Line in the old text, from 1: the line itself, or for `+` the one it stands before. */
  readonly line: number;
}

const context = 3;

/**
 * Compares two texts line by line and returns the differences for people to read: for each place
 * `file:line` (of the old text), then the lines around it, `-` only in the old, `+` only in the
 * new text. Returns the empty string if the texts are equal.
 */
export function diffTexts(before: string, after: string, file: string): string {
  if (before === after) return "";
  const edits = compareLines(before.split("\n"), after.split("\n"));
  return groups(edits)
    .map(([start, end]) => {
      const place = edits.slice(start, end).find((edit) => edit.sign !== " ")?.line ?? 1;
      const shown = edits.slice(Math.max(0, start - context), end + context);
      return [`${file}:${place}`, ...shown.map(({ sign, text }) => `${sign} ${visible(text)}`)];
    })
    .flatMap((lines) => lines.map((line) => `${line}\n`))
    .join("");
}

/** Number of lines that are only in one of the two texts, whichever side has more. */
export function countDifferences(before: string, after: string): number {
  const edits = compareLines(before.split("\n"), after.split("\n"));
  const count = (sign: string): number => edits.filter((edit) => edit.sign === sign).length;
  return Math.max(count("-"), count("+"));
}

/** Ranges of edits around differences that are more than twice the context apart. */
function groups(edits: readonly Edit[]): [number, number][] {
  const ranges: [number, number][] = [];
  edits.forEach(({ sign }, i) => {
    if (sign === " ") return;
    const last = ranges.at(-1);
    if (last !== undefined && i - last[1] < 2 * context) last[1] = i + 1;
    else ranges.push([i, i + 1]);
  });
  return ranges;
}

/** Longest common subsequence, by the usual table of lengths; transcripts are short. */
function compareLines(before: readonly string[], after: readonly string[]): Edit[] {
  const width = after.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  const length = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        before[i] === after[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const edits: Edit[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const old = before[i];
    const fresh = after[j];
    if (old !== undefined && old === fresh) {
      edits.push({ sign: " ", text: old, line: (i += 1) });
      j += 1;
    } else if (old !== undefined && (fresh === undefined || length(i + 1, j) >= length(i, j + 1))) {
      edits.push({ sign: "-", text: old, line: (i += 1) });
    } else {
      edits.push({ sign: "+", text: fresh ?? "", line: i + 1 });
      j += 1;
    }
  }
  return edits;
}

/** A difference in blanks at the end of a line could not be seen otherwise. */
function visible(text: string): string {
  return text.replace(/[ \t]+$/u, (blanks) => "·".repeat(blanks.length));
}
