import type { MarkdownIt, StateBlock, Token } from "markdown-it";

const marker = /^notes?:[ \t]*/i;

/**
 * Block rule: a line that starts with `Note:` or `Notes:` ends the paragraph or list before it, so
 * that it begins a block of its own. What the block means is read by `startsNotes`.
 */
export function notes(md: MarkdownIt): void {
  md.block.ruler.before("fence", "notes_start", endsBlock, {
    alt: ["paragraph", "reference", "blockquote", "list", "table"],
  });
}

function endsBlock(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const start = state.bMarks[line] ?? 0;
  const atMargin = start === 0 || state.src[start - 1] === "\n";
  return silent && atMargin && marker.test(state.src.slice(start, state.eMarks[line]));
}

/** Whether a top-level block begins the speaker notes, which go to the end of the slide. */
export function startsNotes(block: readonly Token[]): boolean {
  const [open, inline] = block;
  return open?.type === "paragraph_open" && open.level === 0 && marker.test(inline?.content ?? "");
}

/** The block without its `Note:`; nothing is left of one that says no more. */
export function withoutMarker(block: readonly Token[]): readonly Token[] {
  const inline = block[1];
  const [first, ...rest] = inline?.children ?? [];
  if (!inline || first?.type !== "text") return block;
  first.content = first.content.replace(marker, "");
  const said = first.content === "" && rest[0]?.type === "softbreak" ? rest.slice(1) : [first, ...rest];
  inline.children = said;
  return said.every((child) => child.type === "text" && child.content.trim() === "") ? [] : block;
}
