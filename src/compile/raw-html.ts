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
  /** Whether the tag ends where the piece ends, or before. */
  readonly isClosed: boolean;
}

const ignore = () => {};
/** Listens to nothing that the tokenizer says. */
const deaf: TokenizerCallbacks = {
  onattribdata: ignore,
  onattribend: ignore,
  onattribentity: ignore,
  onattribname: ignore,
  oncdata: ignore,
  onclosetag: ignore,
  oncomment: ignore,
  ondeclaration: ignore,
  onend: ignore,
  onopentagend: ignore,
  onopentagname: ignore,
  onprocessinginstruction: ignore,
  onselfclosingtag: ignore,
  ontext: ignore,
  ontextentity: ignore,
};

/** The start tags of a piece of raw HTML with their attributes, names in lower case. */
export function readRawHtml(source: string): readonly RawTag[] {
  const tags: { name: string; offset: number; attributes: RawAttribute[]; isClosed: boolean }[] = [];
  let name = "";
  let start = -1;
  let end = -1;
  const close = () => {
    const tag = tags.at(-1);
    if (tag) tag.isClosed = true;
  };
  const callbacks: TokenizerCallbacks = {
    ...deaf,
    onopentagname: (from, to) => {
      const tag = source.slice(from, to).toLowerCase();
      tags.push({ name: tag, offset: from - 1, attributes: [], isClosed: false });
    },
    onattribname: (from, to) => {
      name = source.slice(from, to).toLowerCase();
      start = end = -1;
    },
    onattribdata: (from, to) => {
      if (start < 0) start = from;
      end = to;
    },
    onattribend: () => {
      const tag = tags.at(-1);
      const value = start < 0 ? "" : source.slice(start, end);
      tag?.attributes.push({ tag: tag.name, name, value, start, end });
    },
    onopentagend: close,
    onselfclosingtag: close,
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

/** The value of an attribute as browsers read it: with its entities replaced by what they stand for. */
export function decodeValue(value: string): string {
  if (!value.includes("&")) return value;
  const quoted = `<a b="${value.replaceAll('"', "&quot;")}">`;
  let text = "";
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ...deaf,
      onattribdata: (from, to) => {
        text += quoted.slice(from, to);
      },
      onattribentity: (codepoint) => {
        text += String.fromCodePoint(codepoint);
      },
    },
  );
  tokenizer.write(quoted);
  tokenizer.end();
  return text;
}

/** A piece of HTML whose links to other sites give those no handle on this window. */
export function withoutOpener(source: string): string {
  let out = "";
  let at = 0;
  for (const { name, offset, attributes } of readRawHtml(source)) {
    const of = (wanted: string) => attributes.find((attribute) => attribute.name === wanted);
    const rel = of("rel");
    if (name !== "a" || !/^\s*(https?:)?\/\//i.test(of("href")?.value ?? "")) continue;
    if (rel?.value.toLowerCase().split(/\s+/).includes("noopener")) continue;
    const hasValue = rel !== undefined && rel.start >= 0;
    const place = hasValue ? rel.start : offset + "<a".length;
    out += source.slice(at, place) + (hasValue ? "noopener " : ' rel="noopener"');
    at = place;
  }
  return out + source.slice(at);
}

const holders = "iframe|noembed|noframes|noscript|script|style|template|textarea|title|xmp";

/**
 * Whether a comment or an attribute hides the end of an element whose content browsers do not read
 * as HTML: what looks like a part of that content to us would be HTML to them.
 */
export function hidesEnd(source: string): boolean {
  let ends = 0;
  const isHolder = new RegExp(`^(${holders})$`, "i");
  const onclosetag = (from: number, to: number) => {
    if (isHolder.test(source.slice(from, to))) ends++;
  };
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: false }, { ...deaf, onclosetag });
  tokenizer.write(source);
  tokenizer.end();
  return [...source.matchAll(new RegExp(`</(${holders})`, "gi"))].length > ends;
}
