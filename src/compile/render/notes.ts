import markdownIt, { type Token } from "markdown-it";
import { html, type Html } from "../../html.ts";
import { plainText } from "../tokens.ts";
import type { RenderContent } from "./content.ts";

/**
 * Speaker notes; `[click]` in them becomes a mark for the next step. A paragraph that begins with
 * bold words, such as `**If asked** …`, names them in `data-label`.
 */
export function renderNotes(tokens: readonly Token[], file: string, content: RenderContent): Html {
  if (tokens.length === 0) return html``;
  let step = 0;
  const marked = tokens.map((token, i) => {
    if (token.type === "paragraph_open") return withLabel(token, labelOf(tokens[i + 1]?.children ?? []));
    if (!token.children) return token;
    const children = token.children.flatMap((child) => {
      if (child.type !== "text" || !child.content.includes("[click]")) return [child];
      const pieces = child.content.split(/(\[click\])/);
      return pieces.map((piece) => (piece === "[click]" ? clickMark(++step) : text(piece)));
    });
    return copyOf(token, { children });
  });
  return html`<aside class="notes">${content(marked, file)}</aside>`;
}

/** The bold words that a paragraph begins with, if it goes on after them. */
function labelOf(children: readonly Token[]): string | undefined {
  const [open, ...rest] = children.filter(({ type, content }) => type !== "text" || content !== "");
  const end = rest.findIndex(({ type }) => type === "strong_close");
  if (open?.type !== "strong_open" || end < 0 || end === rest.length - 1) return undefined;
  return plainText(rest.slice(0, end)).trim();
}

function withLabel(token: Token, label: string | undefined): Token {
  if (!label) return token;
  return copyOf(token, { attrs: [...(token.attrs ?? []), ["data-label", label]] });
}

/** The deck's own tokens stay as they are, so that they can be rendered again. */
function copyOf(token: Token, changes: Partial<Token>): Token {
  return Object.assign(new markdownIt.Token(token.type, token.tag, token.nesting), token, changes);
}

function clickMark(step: number): Token {
  const token = new markdownIt.Token("html_inline", "", 0);
  token.content = html`<span class="click" data-step="${step}"></span>`.markup;
  return token;
}

function text(content: string): Token {
  const token = new markdownIt.Token("text", "", 0);
  token.content = content;
  return token;
}
