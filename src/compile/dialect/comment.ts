import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { setMeta } from "../meta.ts";
import { addAttributes, blockAround } from "./attributes.ts";
import { htmlAttributeList } from "./attribute-list.ts";

const marker = /^\s*<!--\s*\.(slide|element)\b\s*:?([\s\S]*?)-->\s*$/;

/**
 * Core rule for Reveal's comments. `<!-- .slide: … -->` becomes a token `slide_attributes` with
 * `meta.attributes`; `<!-- .element: … -->` gives its attributes to the element before it in the
 * same parent, or else to the parent, as Reveal does. One that cannot be read becomes
 * `comment_malformed`.
 */
export function comment(md: MarkdownIt): void {
  md.core.ruler.after("inline", "reveal_comment", (state: StateCore) => {
    const tokens: Token[] = [];
    for (const [i, token] of state.tokens.entries()) {
      if (token.type === "html_block") readComment(token, tokens, undefined);
      tokens.push(token);
      if (token.children) tokens.push(...takeComments(token, blockAround(state.tokens, i)));
    }
    state.tokens = tokens;
  });
}

/** Takes the comments out of a paragraph; what concerns the slide is returned as block tokens. */
function takeComments(inline: Token, block: Token | undefined): Token[] {
  const rest: Token[] = [];
  const taken: Token[] = [];
  for (const child of inline.children ?? []) {
    if (child.type === "html_inline" && readComment(child, rest, block)) taken.push(child);
    else rest.push(child);
  }
  inline.children = rest;
  for (const token of taken) token.map = inline.map;
  return taken;
}

/** Does what a comment says, and turns it into a token that says what it was; false if it is not ours. */
function readComment(token: Token, before: readonly Token[], block: Token | undefined): boolean {
  const [, kind, text = ""] = marker.exec(token.content) ?? [];
  if (kind === undefined) return false;
  const attributes = htmlAttributeList(text);
  if (!attributes) token.type = "comment_malformed";
  else if (kind === "slide") {
    token.type = "slide_attributes";
    setMeta(token, "attributes", attributes);
  } else {
    token.type = "comment_read";
    const element = siblingBefore(before, token.level) ?? parentOf(before, token.level) ?? block;
    if (element) addAttributes(element, attributes);
  }
  return true;
}

const withoutElement = new Set([
  "text",
  "softbreak",
  "hardbreak",
  "inline",
  "html_block",
  "html_inline",
  "slide_attributes",
  "comment_read",
  "comment_malformed",
  "container_mark",
]);

/** The element that ends before, at the same level and in the same parent. */
function siblingBefore(tokens: readonly Token[], level: number): Token | undefined {
  for (const token of tokens.toReversed()) {
    if (token.nesting === 1 && token.level < level) return undefined;
    if (token.level === level && token.nesting !== -1 && !withoutElement.has(token.type)) return token;
  }
  return undefined;
}

function parentOf(tokens: readonly Token[], level: number): Token | undefined {
  return tokens.findLast((token) => token.nesting === 1 && token.level === level - 1);
}
