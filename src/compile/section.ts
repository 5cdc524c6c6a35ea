import type { MarkdownIt } from "markdown-it";
import type { Section, Slide, Source } from "./deck.ts";
import { type Diagnostic, diagnose, spanAt } from "./diagnostic.ts";
import { defaultSeparators, readBreak, type Separators } from "./dialect/separator.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { tokenize } from "./markdown.ts";
import { placeIn } from "./place.ts";
import { readSlide } from "./slide.ts";
import { splitSlides } from "./split.ts";

type Report = (diagnostic: Diagnostic) => void;

/** Reads the slides of one Markdown file. `isFirst`: whether the talk begins with it. */
export function readSection(source: Source, md: MarkdownIt, isFirst: boolean, report: Report): Section {
  const { meta, text, diagnostics } = readFrontMatter(source);
  for (const diagnostic of diagnostics) report(diagnostic);
  const separators = separatorsOf(meta, source, report);
  const place = placeIn(source);
  const stacks: Slide[][] = [];
  let chapter: string | undefined;
  for (const { tokens, vertical, line } of splitSlides(tokenize(md, text, separators), separators, place)) {
    const isTitle = isFirst && stacks.length === 0;
    const slide = readSlide(tokens, { place, isFirst: isTitle, chapter, line, report });
    chapter = slide.chapter?.title;
    if (vertical && stacks.length > 0) stacks.at(-1)?.push(slide);
    else stacks.push([slide]);
  }
  const title = meta.title ?? stacks[0]?.[0]?.title ?? nameOf(source.file);
  return { file: source.file, title, short: meta.short ?? title, part: meta.part, stacks };
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
