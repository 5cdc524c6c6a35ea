import { type Html, html } from "../../html.ts";
import type { Fence } from "../fence.ts";
import { markPieces, noteNumbers, slice } from "./marks.ts";
import type { Piece, View } from "./view.ts";

/** Source code with its colours, line steps, marks and the numbers of its notes. */
export function renderCode(content: string, fence: Fence, view: View): Html {
  const text = content.replace(/\n$/, "");
  const plain = () => text.split("\n").map((line): Piece[] => [{ text: line, kind: undefined }]);
  const lines = (fence.language && view.highlight(text, fence.language)) || plain();
  const classes = ["code", ...(fence.firstLine === undefined ? [] : ["numbered"]), ...fence.classes].join(
    " ",
  );
  const steps = fence.steps.length > 0 ? html` data-steps="${fence.steps.length}"` : undefined;
  const rows = (fence.firstLine === undefined ? lines : outdent(lines)).map((line, i) =>
    renderLine(line, i + 1, fence),
  );
  return html`<div class="${classes}"${steps}>${stepMarks(fence)}<pre><code>${rows}</code></pre></div>\n`;
}

/** An excerpt begins at the edge, however deep it lay in its file. */
function outdent(lines: readonly (readonly Piece[])[]): readonly (readonly Piece[])[] {
  const depths = lines.flatMap((line) => {
    const depth = line
      .map(({ text }) => text)
      .join("")
      .search(/\S/);
    return depth < 0 ? [] : [depth];
  });
  return lines.map((line) => slice(line, Math.min(...depths), Infinity));
}

function renderLine(line: readonly Piece[], number: number, fence: Fence): Html {
  const inFocus = fence.steps.flatMap((lines, step) => (lines.size === 0 || lines.has(number) ? [step] : []));
  const step = fence.steps.length > 0 ? html` data-s="${inFocus.join(" ")}"` : undefined;
  const shown = fence.firstLine === undefined ? undefined : html` data-n="${fence.firstLine + number - 1}"`;
  return html`<span class="line"${step}${shown}>${markPieces(line, fence.marks)}${noteNumbers(fence, number)}</span>\n`;
}

/**
 * One fragment a step, shown by Reveal in turn; the style sheet dims the lines that the last one
 * does not name. Its text is what a screen reader announces.
 */
function stepMarks(fence: Fence): Html[] {
  return fence.steps
    .slice(1)
    .map((lines, i) => html`<span class="fragment mark" data-step="${i + 1}">${inWords([...lines])}</span>`);
}

function inWords(lines: readonly number[]): string {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return "All lines";
  if (first === last) return `Line ${first}`;
  const isRange = last - first === lines.length - 1;
  return isRange ? `Lines ${first} to ${last}` : `Lines ${lines.join(", ")}`;
}
