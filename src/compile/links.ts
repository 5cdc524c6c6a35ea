import type { Token } from "markdown-it";
import type { Link } from "./deck.ts";
import { type Diagnostic, diagnose, type Span } from "./diagnostic.ts";
import type { Place } from "./place.ts";
import { decodeValue, hidesEnd, namesFile, type RawTag, readRawHtml } from "./raw-html.ts";
import { isHarmless, readTarget } from "./targets.ts";
import { attribute, everyToken } from "./tokens.ts";
import { judgeAttribute, judgeElement, noScript } from "./unsafe.ts";

/** Finds every link, image and other file that tokens name, and what is wrong with the way they do. */
export function findLinks(
  tokens: readonly Token[],
  place: Place,
): { links: Link[]; diagnostics: Diagnostic[] } {
  const found = [...everyToken(tokens)].map(({ token, block }) => ({
    token,
    span: place.ofInline(token, block),
  }));
  const named = found.flatMap(({ token, span }) => addressesOf(token).map((address) => ({ address, span })));
  const diagnostics = [
    ...named.flatMap(({ address, span }) => diagnoseAddress(address, span)),
    ...found.flatMap(({ token, span }) => diagnoseElement(token, span)),
  ];
  for (const { token } of found) withoutSlash(token);
  const links = named
    .filter(({ address }) => isHarmless(address))
    .map(({ address, span }) => ({ target: readTarget(address, place.file), span }));
  return { links, diagnostics };
}

/** Reveal's old `#/id` leads to the same slide as `#id`, but only the latter survives in a PDF. */
function withoutSlash(token: Token): void {
  const address = attribute(token, "href");
  if (address.startsWith("#/")) token.attrSet("href", `#${address.slice(2)}`);
}

function isRawHtml(token: Token): boolean {
  return token.type === "html_inline" || token.type === "html_block";
}

function addressesOf(token: Token): string[] {
  if (token.type === "link_open") return [attribute(token, "href")];
  if (token.type === "image") return [attribute(token, "src")];
  if (!isRawHtml(token)) return [];
  return readRawHtml(token.content)
    .flatMap((tag) => tag.attributes)
    .filter(({ tag, name, value }) => namesFile(tag, name) && value !== "")
    .map(({ value }) => decodeValue(value));
}

function diagnoseAddress(address: string, span: Span): Diagnostic[] {
  if (!address.startsWith("#/")) return [];
  const message = `“${address}” works in the browser but vanishes in PDFs.`;
  return [diagnose("link/slash", span, message, `Write \`#${address.slice(2)}\`.`)];
}

function diagnoseElement(token: Token, span: Span): readonly Diagnostic[] {
  const attributes = token.attrs ?? [];
  const judged = attributes.flatMap(([name, value]) =>
    judgeAttribute(token.tag, name.toLowerCase(), String(value), span),
  );
  if (token.type === "image" && token.content.trim() === "") return [...judged, noAlternative(span)];
  return isRawHtml(token) ? diagnoseRawHtml(token.content, span) : judged;
}

function diagnoseRawHtml(content: string, span: Span): readonly Diagnostic[] {
  const hidden = hidesEnd(content)
    ? [noScript("The end of an element is hidden in a comment or a value.", span)]
    : [];
  const judged = readRawHtml(content).flatMap((tag) => {
    const at = spanOfTag(content, tag, span);
    const has = (name: string) => tag.attributes.some((candidate) => candidate.name === name);
    return [
      ...judgeElement(tag.name, at),
      ...tag.attributes.flatMap(({ name, value }) => judgeAttribute(tag.name, name, decodeValue(value), at)),
      ...(tag.isClosed ? [] : [unclosed(tag, at)]),
      ...(tag.name === "img" && !has("alt") ? [noAlternative(at)] : []),
    ];
  });
  return [...hidden, ...judged];
}

function unclosed(tag: RawTag, span: Span): Diagnostic {
  const message = `The tag \`<${tag.name}\` does not end before the text after it begins.`;
  return diagnose("html/open", span, message, "Write its `>` in the same paragraph, and close its quotes.");
}

function noAlternative(span: Span): Diagnostic {
  const hint = "Say what one sees, for those who cannot: `![…](…)`, or `alt` in HTML.";
  return diagnose("image/no-alternative", span, "This image has no alternative text.", hint);
}

function spanOfTag(content: string, tag: RawTag, start: Span): Span {
  const before = content.slice(0, tag.offset).split("\n");
  const column = before.length > 1 ? (before.at(-1)?.length ?? 0) + 1 : start.column + tag.offset;
  return { ...start, line: start.line + before.length - 1, column, length: tag.name.length + 1 };
}
