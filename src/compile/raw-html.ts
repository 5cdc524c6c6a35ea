import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";

/** An attribute in a piece of raw HTML; `start` and `end` are the offsets of its value. */
export interface RawAttribute {
  readonly tag: string;
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A start tag in a piece of raw HTML. */
export interface RawTag {
  readonly name: string;
  readonly offset: number;
  readonly attributes: readonly RawAttribute[];
}

/** The start tags of a piece of raw HTML with their attributes, names in lower case. */
export function readRawHtml(source: string): readonly RawTag[] {
  const tags: { name: string; offset: number; attributes: RawAttribute[] }[] = [];
  let name = "";
  let start = -1;
  let end = -1;
  const ignore = () => {};
  const callbacks: TokenizerCallbacks = {
    onopentagname: (from, to) => {
      tags.push({ name: source.slice(from, to).toLowerCase(), offset: from - 1, attributes: [] });
    },
    onattribname: (from, to) => {
      name = source.slice(from, to).toLowerCase();
      start = end = -1;
    },
    onattribdata: (from, to) => {
      if (start < 0) start = from;
      end = to;
    },
    onattribentity: ignore,
    onattribend: () => {
      const tag = tags.at(-1);
      const value = start < 0 ? "" : source.slice(start, end);
      tag?.attributes.push({ tag: tag.name, name, value, start, end });
    },
    oncdata: ignore,
    onclosetag: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onend: ignore,
    onopentagend: ignore,
    onprocessinginstruction: ignore,
    onselfclosingtag: ignore,
    ontext: ignore,
    ontextentity: ignore,
  };
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: false }, callbacks);
  tokenizer.write(source);
  tokenizer.end();
  return tags;
}

const fileAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ["img", ["src"]],
  ["video", ["src", "poster"]],
  ["audio", ["src"]],
  ["source", ["src"]],
  ["a", ["href"]],
  ["section", ["data-background-image", "data-background-video"]],
]);

/** Whether an attribute of a tag names a file or address that the page loads or links to. */
export function namesFile(tag: string, attribute: string): boolean {
  return fileAttributes.get(tag)?.includes(attribute) ?? false;
}

/** The piece of HTML with other values for some of its attributes; `undefined` keeps a value. */
export function rewriteRawHtml(
  source: string,
  change: (attribute: RawAttribute) => string | undefined,
): string {
  let out = "";
  let at = 0;
  for (const attribute of readRawHtml(source).flatMap((tag) => tag.attributes)) {
    const value = attribute.start < 0 ? undefined : change(attribute);
    if (value === undefined) continue;
    out += source.slice(at, attribute.start) + value;
    at = attribute.end;
  }
  return out + source.slice(at);
}
