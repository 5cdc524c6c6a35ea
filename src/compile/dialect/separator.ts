import type { Env, MarkdownIt, StateBlock, Token } from "markdown-it";
import { setMeta } from "../meta.ts";

/** How slides are told apart: a test for one line each, or a number of blank lines. */
export interface Separators {
  readonly horizontal: Break;
  readonly vertical: Break | undefined;
}
export type Break =
  | { readonly kind: "line"; readonly matches: (line: string) => boolean }
  | { readonly kind: "blank"; readonly lines: number };

/** Reveal's own: `---` for a slide, `----` for a slide below the one before. */
export const defaultSeparators: Separators = {
  horizontal: { kind: "line", matches: (line) => line === "---" },
  vertical: { kind: "line", matches: (line) => line === "----" },
};

/**
 * Reads a separator as reveal-md's front matter writes it, a pattern such as `<!--s-->`, `^---$`
 * or `\n\n\n`. Returns undefined if it is neither a pattern for one line nor blank lines.
 */
export function readBreak(pattern: string): Break | undefined {
  const newline = /(\\r\??)?(\\n|\n)/.source;
  const blank = new RegExp(`^\\^?((?:${newline})+)\\$?$`).exec(pattern);
  if (blank) {
    const newlines = pattern.match(new RegExp(newline, "g"))?.length ?? 0;
    return { kind: "blank", lines: pattern.startsWith("^") ? newlines : newlines - 1 };
  }
  const edges = new RegExp(`^(?:\\^|${newline})*|(?:\\$|${newline})*$`, "g");
  const core = pattern.replaceAll(edges, "");
  if (core === "" || new RegExp(newline).test(core)) return undefined;
  try {
    const line = new RegExp(`^(?:${core})$`);
    return { kind: "line", matches: (text) => line.test(text) };
  } catch {
    return undefined;
  }
}

/**
 * Block rule: a separator on a line of its own becomes a token `slide_break`, whose `meta.vertical`
 * tells the two kinds apart. Inside fences, lists and quotations nothing is split.
 */
export function separator(md: MarkdownIt): void {
  // `---` under a paragraph is a separator here, so of Markdown's underlined headings only `===` stays.
  md.block.ruler.disable("lheading");
  md.block.ruler.before("paragraph", "underlined_heading", underlinedHeading);
  md.block.ruler.before("fence", "slide_break", slideBreak, {
    alt: ["paragraph", "reference", "blockquote", "list", "table"],
  });
}

/** markdown-it hands our own value through its untyped environment. */
function separatorsIn(env: Env): Separators {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put there by `tokenize`
  return (env["separators"] as Separators | undefined) ?? defaultSeparators;
}

function slideBreak(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const start = state.bMarks[line] ?? 0;
  if (start > 0 && state.src[start - 1] !== "\n") return false;
  const text = state.src.slice(start, state.eMarks[line]).trimEnd();
  const { horizontal, vertical } = separatorsIn(state.env);
  const isVertical = vertical?.kind === "line" && vertical.matches(text);
  const isHorizontal = horizontal.kind === "line" && horizontal.matches(text);
  if (!isVertical && !isHorizontal) return false;
  if (silent) return true;
  if (state.level > 0) return false;
  const token = state.push("slide_break", "", 0);
  token.map = [line, line + 1];
  setMeta(token, "vertical", isVertical && !isHorizontal);
  state.line = line + 1;
  return true;
}

function underlinedHeading(state: StateBlock, start: number, end: number): boolean {
  const terminators = state.md.block.ruler.getRules("paragraph");
  for (let line = start + 1; line < end && !state.isEmpty(line); line++) {
    if (/^\s{0,3}=+\s*$/.test(state.getLines(line, line + 1, state.blkIndent, false))) {
      pushHeading(state, start, line);
      return true;
    }
    if (terminators.some((rule) => rule(state, line, end, true))) return false;
  }
  return false;
}

function pushHeading(state: StateBlock, start: number, underline: number): void {
  const content = state.getLines(start, underline, state.blkIndent, false).trim();
  state.line = underline + 1;
  state.push("heading_open", "h1", 1).map = [start, state.line];
  const inline = state.push("inline", "", 0);
  Object.assign(inline, { content, map: [start, underline], children: [] satisfies Token[] });
  state.push("heading_close", "h1", -1);
}
