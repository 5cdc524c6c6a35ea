import type { Token } from "markdown-it";
import { type Recorded, readBody } from "./body.ts";
import { type Layout, layouts, type Slide } from "./deck.ts";
import { type Diagnostic, diagnose, type Span } from "./diagnostic.ts";
import { inferLayout } from "./layout.ts";
import { startsNotes, withoutMarker } from "./dialect/notes.ts";
import { findLinks } from "./links.ts";
import { metaOf } from "./meta.ts";
import { nearest } from "./nearest.ts";
import type { Place } from "./place.ts";
import type { Reference } from "./reference.ts";
import { slugOf } from "./targets.ts";
import { attribute, blocksOf, everyToken, plainText } from "./tokens.ts";

/** What a slide needs to know of those before it. */
export interface SlideContext {
  readonly place: Place;
  readonly isFirst: boolean;
  /** The chapter that the slide before belongs to. */
  readonly chapter: string | undefined;
  /** Where the slide starts if it is empty. */
  readonly line: number;
  readonly recorded: Recorded;
  /** What the slide's lines quote from recordings, notes included. */
  readonly references: readonly Reference[];
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Makes a slide of the tokens between two separators. */
export function readSlide(tokens: readonly Token[], context: SlideContext): Slide {
  const { place, report } = context;
  const attributes = takeAttributes(tokens, place, report);
  const { content, notes, source } = takeApart(tokens);
  const blocks = blocksOf(readBody(content, place, context.recorded, report));
  const heading = blocks[0]?.[0]?.type === "heading_open" ? blocks[0] : [];
  const body = (heading.length > 0 ? blocks.slice(1) : blocks).flat();
  const shownNotes = readBody(notes, place, context.recorded, report);
  const { links, diagnostics } = findLinks([...heading, ...body, ...source, ...shownNotes], place);
  for (const diagnostic of diagnostics) report(diagnostic);

  const span = spanOf(tokens, heading, context);
  const id = attribute(heading[0], "id") || attributes.get("id");
  const title = titleOf(heading, body) ?? `Slide at line ${span.line}`;
  const chapter = attributes.get("data-chapter");
  const layout =
    layoutOf(attributes.get("data-layout"), span, report) ??
    inferLayout({ heading, body, isFirst: context.isFirst });
  if (layout === "resources") body[0]?.attrJoin("class", "links");
  return {
    id: id ?? slugOf(title),
    idIsExplicit: id !== undefined,
    title,
    layout,
    attributes: [...attributes].filter(([name]) => !["id", "data-chapter", "data-layout"].includes(name)),
    chapter: chapterOf(chapter, context.chapter),
    seconds: secondsOf(attributes.get("data-timing"), span, report),
    heading,
    body,
    source,
    notes: shownNotes,
    demos: quotedDemos(body, shownReferences(context.references, notes, place)),
    links,
    span,
  };
}

function quotedDemos(body: readonly Token[], references: readonly Reference[]): readonly string[] {
  const fences = body.flatMap((token) => metaOf(token, "fence")?.demo ?? []);
  return [...new Set([...fences, ...references.map(({ demo }) => demo)])];
}

/** The notes come last: what is quoted above them stands on the slide itself. */
function shownReferences(
  references: readonly Reference[],
  [first]: readonly Token[],
  place: Place,
): readonly Reference[] {
  const end = first ? place.ofBlock(first).line : Number.POSITIVE_INFINITY;
  return references.filter(({ line }) => line < end);
}

function chapterOf(own: string | undefined, before: string | undefined): Slide["chapter"] {
  if (own) return { title: own, opens: true };
  return before ? { title: before, opens: false } : undefined;
}

function takeAttributes(
  tokens: readonly Token[],
  place: Place,
  report: SlideContext["report"],
): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const token of tokens) {
    if (token.type === "slide_attributes") {
      for (const [name, value] of metaOf(token, "attributes") ?? []) attributes.set(name, value);
    } else if (token.type === "comment_malformed") {
      report(
        diagnose(
          "comment/malformed",
          place.ofBlock(token),
          "The attributes in this comment cannot be read.",
          'Write them like `<!-- .slide: id="x" data-timing="60" -->`.',
        ),
      );
    }
  }
  return attributes;
}

const invisible = new Set(["slide_attributes", "comment_malformed", "comment_read", "slide_break"]);

/** Tells apart what stands on the slide, what goes into its footer, and the speaker notes. */
function takeApart(tokens: readonly Token[]): Record<"content" | "notes" | "source", Token[]> {
  const blocks = blocksOf(tokens.filter((token) => !invisible.has(token.type)));
  const start = blocks.findIndex(startsNotes);
  const shown = start < 0 ? blocks : blocks.slice(0, start);
  const spoken = start < 0 ? [] : blocks.slice(start);
  const notes = spoken.flatMap((block) => (startsNotes(block) ? withoutMarker(block) : block));
  const sources = shown.map(takeSource);
  return {
    content: shown.filter((_, i) => !sources[i]).flat(),
    source: sources.flatMap((inline) => (inline ? [inline] : [])),
    notes,
  };
}

const sourceMarker = /^Sources?:\s*/;

/** The text of a paragraph that starts with `Source:`, without that word; pages keep their numbers. */
function takeSource(block: readonly Token[]): Token | undefined {
  const [open, inline] = block;
  const text = inline?.children?.[0];
  if (open?.type !== "paragraph_open" || text?.type !== "text" || !sourceMarker.test(text.content))
    return undefined;
  text.content = text.content.replace(sourceMarker, "");
  for (const child of inline?.children ?? []) {
    if (child.type === "text") child.content = child.content.replace(/\b(pp?\.) (?=\d)/g, "$1\u{a0}");
  }
  return inline;
}

function spanOf(tokens: readonly Token[], heading: readonly Token[], { place, line }: SlideContext): Span {
  const token = heading[0] ?? tokens.find((t) => t.map);
  if (token) return place.ofBlock(token);
  return { file: place.file, line, column: 1, length: 1 };
}

function titleOf(heading: readonly Token[], body: readonly Token[]): string | undefined {
  const first = body.find((token) => token.type === "inline" && plainText([token]).trim() !== "");
  const text = plainText(heading).trim() || (first ? plainText([first]).trim() : "") || imageText(body);
  return text === "" ? undefined : text;
}

function imageText(body: readonly Token[]): string {
  return [...everyToken(body)].find(({ token }) => token.type === "image")?.token.content.trim() ?? "";
}

function layoutOf(name: string | undefined, span: Span, report: SlideContext["report"]): Layout | undefined {
  if (name === undefined) return undefined;
  const layout = layouts.find((candidate) => candidate === name);
  if (layout) return layout;
  const meant = nearest(name, layouts);
  report(
    diagnose(
      "layout/unknown",
      span,
      `There is no layout \`${name}\`.`,
      meant ? `Write \`${meant}\`.` : `Use one of: ${layouts.join(", ")}.`,
    ),
  );
  return undefined;
}

function secondsOf(text: string | undefined, span: Span, report: SlideContext["report"]): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds >= 0 && text.trim() !== "") return seconds;
  report(
    diagnose(
      "budget/value",
      span,
      `The time budget “${text}” is no number of seconds.`,
      'Write seconds, such as `data-timing="60"`.',
    ),
  );
  return undefined;
}
