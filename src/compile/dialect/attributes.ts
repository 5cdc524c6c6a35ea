import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { attributeList } from "./attribute-list.ts";

const blocks = new Set(["heading_open", "paragraph_open", "th_open", "td_open"]);

/**
 * Core rule: `{.class #id key=value}` right behind an emphasis, link, code span or image belongs to
 * that; at the end of a block's text it belongs to the block, in a list to the list item.
 */
export function attributes(md: MarkdownIt): void {
  md.core.ruler.push("attributes", (state: StateCore) => {
    state.tokens.forEach((token, i) => {
      if (token.type !== "inline" || !token.children) return;
      onInlineElements(token.children);
      onBlock(token.children, blockAround(state.tokens, i));
    });
  });
}

/** Adds attributes to a token: classes join, everything else is set. */
export function addAttributes(token: Token, list: readonly (readonly [string, string])[]): void {
  for (const [name, value] of list) {
    if (name === "class") token.attrJoin(name, value);
    else token.attrSet(name, value);
  }
}

/** The token that opens the block around the inline token at `index`; list items before their tight paragraph. */
export function blockAround(tokens: readonly Token[], index: number): Token | undefined {
  const open = tokens[index - 1];
  if (open?.type === "paragraph_open" && open.hidden) return tokens[index - 2];
  if (open?.type === "paragraph_open" && tokens[index - 2]?.type === "list_item_open")
    return tokens[index - 2];
  return open && blocks.has(open.type) ? open : undefined;
}

function onInlineElements(children: Token[]): void {
  children.forEach((token, i) => {
    if (token.type !== "text") return;
    const match = /^\{[^{}]*\}/.exec(token.content);
    const list = match && attributeList(match[0]);
    const element = list && elementBefore(children, i);
    if (!element) return;
    addAttributes(element, list);
    token.content = token.content.slice(match[0].length);
  });
}

/** The token that opens the inline element which ends right before `index`. */
function elementBefore(children: readonly Token[], index: number): Token | undefined {
  const before = children[index - 1];
  if (before?.type === "code_inline" || before?.type === "image") return before;
  if (before?.nesting !== -1) return undefined;
  return children.findLast((t, i) => i < index && t.nesting === 1 && t.level === before.level);
}

function onBlock(children: Token[], block: Token | undefined): void {
  const last = children.findLast((token) => token.type !== "text" || token.content.trim() !== "");
  if (!block || last?.type !== "text") return;
  const match = /(^|\s)(\{[^{}]*\})\s*$/.exec(last.content);
  const list = match?.[2] ? attributeList(match[2]) : undefined;
  if (!match || !list) return;
  addAttributes(block, list);
  last.content = last.content.slice(0, match.index).trimEnd();
}
