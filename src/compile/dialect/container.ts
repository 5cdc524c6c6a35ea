import type { MarkdownIt, StateBlock } from "markdown-it";
import { setMeta } from "../meta.ts";
import { attributeList } from "./attribute-list.ts";

/** What the line of a container says. */
export interface ContainerMark {
  /** Name after the colons; undefined for the closing `:::`. */
  readonly name: string | undefined;
  readonly attributes: readonly (readonly [string, string])[];
}

/**
 * Block rule: `::: name {attributes}` and `:::` become tokens `container_mark`. Which mark closes
 * which is found out slide by slide, so that a container left open spoils one slide, not the deck.
 */
export function container(md: MarkdownIt): void {
  md.block.ruler.before("fence", "container_mark", containerMark, {
    alt: ["paragraph", "reference", "blockquote", "list", "table"],
  });
}

function containerMark(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const start = state.bMarks[line] ?? 0;
  if (start > 0 && state.src[start - 1] !== "\n") return false;
  const match = /^:{3,}[ \t]*([^\s{]+)?[ \t]*(\{.*\})?[ \t]*$/.exec(
    state.src.slice(start, state.eMarks[line]),
  );
  if (!match) return false;
  if (silent) return true;
  if (state.level > 0) return false;
  const token = state.push("container_mark", "", 0);
  token.map = [line, line + 1];
  const mark: ContainerMark = { name: match[1], attributes: attributeList(match[2] ?? "") ?? [] };
  setMeta(token, "container", mark);
  state.line = line + 1;
  return true;
}
