import type { MarkdownIt } from "markdown-it";
import type { Recorded } from "./body.ts";
import type { Section, Slide, Source } from "./deck.ts";
import { type Diagnostic, diagnose, spanAt } from "./diagnostic.ts";
import { defaultSeparators, readBreak, type Separators } from "./dialect/separator.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { tokenize } from "./markdown.ts";
import { placeIn } from "./place.ts";
import { expandReferences } from "./reference.ts";
import { readSlide } from "./slide.ts";
import { splitSlides } from "./split.ts";

type Report = (diagnostic: Diagnostic) => void;

export interface SectionContext {
  readonly md: MarkdownIt;
  /** Whether the talk begins with this file. */
  readonly isFirst: boolean;
  readonly recorded: Recorded;
  readonly report: Report;
}

/** Reads the slides of one Markdown file. */
export function readSection(source: Source, { md, isFirst, recorded, report }: SectionContext): Section {
  const { meta, text: body, diagnostics } = readFrontMatter(source);
  for (const diagnostic of diagnostics) report(diagnostic);
  const { text, references } = expandReferences(source, body, recorded.demos, report);
  const separators = separatorsOf(meta, source, report);
  const place = placeIn(source);
  const stacks: Slide[][] = [];
  let chapter: string | undefined;
  const slides = splitSlides(tokenize(md, text, separators), separators, place);
  for (const [i, { tokens, vertical, line }] of slides.entries()) {
    const end = slides[i + 1]?.line ?? Number.POSITIVE_INFINITY;
    const own = references.filter((reference) => reference.line >= line && reference.line < end);
    const slide = readSlide(tokens, {
      place,
      isFirst: isFirst && i === 0,
      chapter,
      line,
      recorded,
      references: own,
      report,
    });
    chapter = slide.chapter?.title;
    if (vertical && stacks.length > 0) stacks.at(-1)?.push(slide);
    else stacks.push([slide]);
  }
  return { file: source.file, ...namesOf(meta, stacks, source), part: meta.part, stacks };
}

function namesOf(meta: FrontMatter, stacks: readonly (readonly Slide[])[], source: Source) {
  const title = meta.title ?? stacks[0]?.[0]?.title ?? nameOf(source.file);
  return { title, short: meta.short ?? title };
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/\.md$/, "");
}

function separatorsOf(meta: FrontMatter, source: Source, report: Report): Separators {
  const read = (key: "separator" | "verticalSeparator") => {
    const pattern = meta[key];
    if (pattern === undefined) return undefined;
    const found = readBreak(pattern);
    if (!found) report(unreadable(key, source));
    return found;
  };
  return {
    horizontal: read("separator") ?? defaultSeparators.horizontal,
    vertical: read("verticalSeparator") ?? defaultSeparators.vertical,
  };
}

function unreadable(key: string, source: Source): Diagnostic {
  const line = source.text.split(/\r?\n/).findIndex((text) => text.trimStart().startsWith(key));
  const hint = "Use a pattern such as `<!--s-->`, `^---$` or `\\n\\n\\n`.";
  const span = spanAt(source.file, line + 1, 1, key.length);
  return diagnose("frontmatter/separator", span, `The ${key} is no pattern for one line.`, hint);
}
