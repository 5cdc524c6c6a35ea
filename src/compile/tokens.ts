import markdownIt, { type Token } from "markdown-it";
import { type MetaName, type MetaValue, setMeta } from "./meta.ts";

type Attribute = readonly [name: string, value: string];

/** An element around other tokens. */
export function element(tag: string, attributes: readonly Attribute[], content: readonly Token[]): Token[] {
  const open = new markdownIt.Token(`${tag}_open`, tag, 1);
  const close = new markdownIt.Token(`${tag}_close`, tag, -1);
  open.block = close.block = true;
  for (const [name, value] of attributes) open.attrJoin(name, value);
  return [open, ...content, close];
}

/** A token that stands for something `render` draws, described by one value. */
export function leaf<K extends MetaName>(type: string, name: K, value: MetaValue<K>): Token {
  const token = new markdownIt.Token(type, "", 0);
  token.block = true;
  setMeta(token, name, value);
  return token;
}

/** The outermost blocks of a token list, each with everything inside it. */
export function blocksOf(tokens: readonly Token[]): Token[][] {
  const blocks: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) blocks.push([]);
    blocks.at(-1)?.push(token);
    depth += token.nesting;
  }
  return blocks;
}

/** An attribute of a token; empty if it has none of that name. */
export function attribute(token: Token | undefined, name: string): string {
  return String(token?.attrGet(name) ?? "");
}

/** The text of a fence, without the line end before its closing. */
export function codeOf(token: Token): string {
  return token.content.replace(/\n$/, "");
}

/** What stands between a block's opening and closing token. */
export function inside(block: readonly Token[]): readonly Token[] {
  return block.slice(1, -1);
}

/** The text of tokens without any markup; images give their alternative text. */
export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.children && token.type !== "image") return plainText(token.children);
      if (token.type === "softbreak" || token.type === "hardbreak") return " ";
      if (["text", "code_inline", "image"].includes(token.type)) return token.content;
      return "";
    })
    .join("");
}

/** Every token of a list, inline ones included, each with the block token that carries its line. */
export function* everyToken(tokens: readonly Token[]): Generator<{ token: Token; block: Token }> {
  let block: Token | undefined;
  for (const token of tokens) {
    if (token.map || !block) block = token;
    yield { token, block };
    for (const child of token.children ?? []) yield { token: child, block: token };
  }
}
