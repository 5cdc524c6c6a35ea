import markdownIt, { type Token } from "markdown-it";
import { attribute, plainText } from "../tokens.ts";

/** What is longer may not fit into a line of a small phone. */
const longest = 21;

/** A heading's tokens, with a class for the emphasised phrases that are too short to be broken. */
export function keepTogether(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token) => {
    if (!token.children) return token;
    const copy = Object.assign(new markdownIt.Token("", "", 0), token);
    copy.children = token.children.map((child, i, all) => {
      if (child.type !== "em_open") return child;
      const end = all.findIndex(({ type }, at) => at > i && type === "em_close");
      return isShort(plainText(all.slice(i, end))) ? withClass(child, "together") : child;
    });
    return copy;
  });
}

/** At most four words. */
export function isShort(text: string): boolean {
  return text.length <= longest && text.split(/\s+/).length <= 4;
}

function withClass(token: Token, name: string): Token {
  const copy = Object.assign(new markdownIt.Token("", "", 0), token);
  copy.attrs = (token.attrs ?? []).filter(([key]) => key !== "class");
  copy.attrSet("class", [attribute(token, "class"), name].filter(Boolean).join(" "));
  return copy;
}

/** Numbers of pages stay in one line with the word before them. */
export function keepPages(html: string): string {
  return html.replaceAll(/ p\.[ \u00A0](?=\d)/g, "\u00A0p.\u00A0");
}
