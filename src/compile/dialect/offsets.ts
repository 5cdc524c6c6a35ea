import { setMeta } from "../meta.ts";
import markdownIt, { type MarkdownIt, type Token } from "markdown-it";

/** Markdown-it's inline state, with every token noting where in the inline text it was made. */
class StateWithOffsets extends markdownIt.StateInline {
  override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    const token = super.push(type, tag, nesting);
    setMeta(token, "offset", this.pos);
    return token;
  }
}

/** Stamps inline tokens with `meta.offset`, so that a diagnostic about a link can name its column. */
export function offsets(md: MarkdownIt): void {
  md.inline.State = StateWithOffsets;
}
