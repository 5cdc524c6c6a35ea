import markdownIt, { type Token } from "markdown-it";
import { html, type Html } from "../../html.ts";
import type { RenderContent } from "./content.ts";

/** Speaker notes; `[click]` in them becomes a mark for the next step. */
export function renderNotes(tokens: readonly Token[], file: string, content: RenderContent): Html {
  if (tokens.length === 0) return html``;
  let step = 0;
  const marked = tokens.map((token) => {
    if (!token.children) return token;
    const children = token.children.flatMap((child) => {
      if (child.type !== "text" || !child.content.includes("[click]")) return [child];
      const pieces = child.content.split(/(\[click\])/);
      return pieces.map((piece) => (piece === "[click]" ? clickMark(++step) : text(piece)));
    });
    return Object.assign(new markdownIt.Token(token.type, token.tag, token.nesting), token, { children });
  });
  return html`<aside class="notes">${content(marked, file)}</aside>`;
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
