import type { Token } from "markdown-it";
import type { Source } from "./deck.ts";
import { metaOf } from "./meta.ts";
import { type Span, spanAt } from "./diagnostic.ts";

/** Finds where in a file a token stands. */
export interface Place {
  readonly file: string;
  /** The text of a line, 1-based. */
  readonly line: (number: number) => string;
  /** The span of a block token: its first line, from the first character that is not a space. */
  readonly ofBlock: (token: Token) => Span;
  /** The span of an inline token within its block, if it noted its offset. */
  readonly ofInline: (token: Token, block: Token) => Span;
  /** The span `offset` characters into the text inside a fence. */
  readonly inFence: (fence: Token, line: number, column: number, length?: number) => Span;
  /** The first occurrence of a text in the line of a block. */
  readonly ofText: (token: Token, text: string) => Span;
}

export function placeIn(source: Source): Place {
  const lines = source.text.split(/\r?\n/);
  const line = (number: number) => lines[number - 1] ?? "";
  const lineOf = (token: Token) => (token.map?.[0] ?? 0) + 1;
  const ofText = (token: Token, text: string) => {
    const at = line(lineOf(token)).indexOf(text);
    return spanAt(source.file, lineOf(token), Math.max(0, at) + 1, at < 0 ? 1 : text.length);
  };
  return {
    file: source.file,
    line,
    ofText,
    ofBlock: (token) => ofText(token, line(lineOf(token)).trim()),
    ofInline: (token, block) => {
      const offset = metaOf(token, "offset");
      if (offset === undefined) return ofText(block, line(lineOf(block)).trim());
      const before = block.content.slice(0, offset).split("\n");
      const number = lineOf(block) + before.length - 1;
      const text = block.content.split("\n")[before.length - 1] ?? "";
      const indent = Math.max(0, line(number).indexOf(text));
      return spanAt(source.file, number, indent + (before.at(-1)?.length ?? 0) + 1);
    },
    inFence: (fence, number, column, length = 1) => {
      // A fence inside a list is indented, and its text is not.
      const indent = line(lineOf(fence)).search(/[`~]/);
      return spanAt(source.file, lineOf(fence) + number, column + Math.max(0, indent), length);
    },
  };
}
