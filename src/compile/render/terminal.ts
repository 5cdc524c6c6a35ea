import { type Html, html } from "../../html.ts";
import type { Fence } from "../fence.ts";
import { breakBySense } from "./breaks.ts";
import { markPieces, noteNumbers } from "./marks.ts";

/** A command with what it printed. */
interface Turn {
  readonly lines: readonly {
    readonly kind: "cmd" | "out" | "exit" | "cut";
    readonly text: string;
    /** Which line of the fence it is, 1-based. */
    readonly number: number;
  }[];
}

/**
 * A terminal: lines that start with `$ ` are commands, `[exit status n]` and `…` stand for
 * themselves, everything else is output. With the class `replay` each command is a step. What is
 * marked is marked in the output, or in the commands if it is not printed.
 */
export function renderTerminal(content: string, fence: Fence): Html {
  const replay = fence.classes.includes("replay");
  const read = readTurns(content.replace(/\n$/, "").split("\n"));
  const printed = read.flatMap(({ lines }) => lines.filter(({ kind }) => kind !== "cmd"));
  const unprinted = fence.marks.filter((mark) => !printed.some(({ text }) => text.includes(mark.text)));
  const turns = read.map((turn, i) => {
    const lines = turn.lines.map(({ kind, text, number }) => {
      const prompt = kind === "cmd" && text.startsWith("$ ");
      const marks = kind === "cmd" ? unprinted : fence.marks;
      const rest = markPieces(breakBySense(prompt ? text.slice(2) : text, kind === "cmd"), marks);
      const start = prompt ? html`<span class="prompt">$ </span>` : undefined;
      const inset = /^(?: {2}|\t)/.test(text) ? " inset" : "";
      return html`<span class="line ${kind}${inset}">${start}${rest}${noteNumbers(fence, number)}</span>\n`;
    });
    return html`<span class="${replay && i > 0 ? "turn fragment" : "turn"}">${lines}</span>`;
  });
  const classes = ["term", ...fence.classes.filter((name) => name !== "replay")].join(" ");
  return html`<div class="${classes}"><pre><code>${turns}</code></pre></div>\n`;
}

function readTurns(lines: readonly string[]): Turn[] {
  const turns: { lines: Turn["lines"][number][] }[] = [];
  let continued = false;
  for (const [i, text] of lines.entries()) {
    const isCommand: boolean = text.startsWith("$ ") || continued;
    if ((text.startsWith("$ ") && !continued) || turns.length === 0) turns.push({ lines: [] });
    turns.at(-1)?.lines.push({ kind: isCommand ? "cmd" : kindOf(text), text, number: i + 1 });
    continued = isCommand && text.endsWith("\\");
  }
  return turns;
}

function kindOf(text: string): "out" | "exit" | "cut" {
  if (/^\[exit status \d+\]$/.test(text)) return "exit";
  return text.trim() === "…" ? "cut" : "out";
}
