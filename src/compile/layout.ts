import type { Token } from "markdown-it";
import type { Layout } from "./deck.ts";
import { attribute, blocksOf, everyToken } from "./tokens.ts";

/** What the layout of a slide is inferred from. */
export interface SlideContent {
  readonly heading: readonly Token[];
  readonly body: readonly Token[];
  readonly isFirst: boolean;
}

/**
 * The layout that follows from what stands on a slide. The first rule that applies decides; a
 * slide can also name its layout, `<!-- .slide: data-layout="text" -->`.
 */
export function inferLayout(content: SlideContent): Layout {
  return rules.find(([, applies]) => applies(content))?.[0] ?? "text";
}

const rules: readonly (readonly [Layout, (content: SlideContent) => boolean])[] = [
  ["title", ({ heading, isFirst, body }) => isFirst && levelOf(heading) === "h1" && onlyParagraphs(body, 2)],
  ["section", ({ heading, body }) => levelOf(heading) === "h1" && onlyParagraphs(body, 1)],
  ["quote", ({ body }) => firstType(body) === "blockquote_open"],
  ["versus", ({ body }) => hasClass(body, "vs")],
  ["lab", ({ body }) => has(body, "lab")],
  ["diagram", ({ body }) => has(body, "picture") && !has(body, "code")],
  ["code", ({ body }) => hasClass(body, "legend")],
  ["term", ({ body }) => has(body, "terminal") && !has(body, "code")],
  ["code", ({ body }) => firstType(body) === "code"],
  ["resources", ({ body }) => isListOfLinks(body)],
  [
    "claim",
    ({ body }) =>
      hasClass(body, "lanes") ||
      hasClass(body, "checklist") ||
      hasClass(body, "numbers") ||
      hasClass(body, "columns"),
  ],
];

function levelOf(heading: readonly Token[]): string | undefined {
  return heading[0]?.tag;
}

function firstType(body: readonly Token[]): string | undefined {
  return body[0]?.type;
}

function has(body: readonly Token[], type: string): boolean {
  return body.some((token) => token.type === type);
}

function hasClass(body: readonly Token[], name: string): boolean {
  return body.some((token) => attribute(token, "class").split(" ").includes(name));
}

function onlyParagraphs(body: readonly Token[], most: number): boolean {
  const blocks = blocksOf(body);
  return (
    blocks.length <= most && blocks.every((block) => block[0]?.type === "paragraph_open" && !hasImage(block))
  );
}

function hasImage(tokens: readonly Token[]): boolean {
  return [...everyToken(tokens)].some(({ token }) => token.type === "image");
}

function isListOfLinks(body: readonly Token[]): boolean {
  const blocks = blocksOf(body);
  if (blocks.length !== 1 || body[0]?.type !== "bullet_list_open" || attribute(body[0], "class"))
    return false;
  const items = blocksOf(body.slice(1, -1));
  return (
    items.length > 1 &&
    items.every((item) => [...everyToken(item)].some(({ token }) => token.type === "link_open"))
  );
}
