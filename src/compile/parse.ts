import type { Deck, Section, Settings, Slide, Source } from "./deck.ts";
import { isDemoFile, readDemos } from "./demos.ts";
import { type Diagnostic, diagnose, spanAt } from "./diagnostic.ts";
import { createMarkdown } from "./markdown.ts";
import { metaOf } from "./meta.ts";
import { readSection } from "./section.ts";
import { readSettings } from "./settings.ts";
import { everyToken } from "./tokens.ts";

type Report = (diagnostic: Diagnostic) => void;

/**
 * Reads a deck from its files: Markdown, and one deck file in YAML, if there is one. Bad input never
 * throws; what is wrong is in the diagnostics, and the deck holds what could be understood.
 */
export function parse(sources: readonly Source[]): { deck: Deck; diagnostics: readonly Diagnostic[] } {
  const deckFile = sources.find(({ file }) => isDeckFile(file));
  const { settings, diagnostics } = readSettings(deckFile);
  const found = [...diagnostics];
  const report = (diagnostic: Diagnostic) => found.push(diagnostic);
  const demos = readDemos(sources, report);
  const own = sources.filter(({ file }) => !isDemoFile(file));
  const files = inOrder(own, settings, deckFile, report);
  const md = createMarkdown();
  const sections = withUniqueIds(
    files.map((source, i) => readSection(source, { md, isFirst: i === 0, demos, report })),
  );
  if (sections.every((section) => section.stacks.length === 0)) {
    const span = spanAt(deckFile?.file ?? files[0]?.file ?? "deck.yaml", 1);
    const hint = "Write a file that ends in `.md` and starts with a heading.";
    report(diagnose("deck/empty", span, "There are no slides here.", hint));
  }
  const title = settings.title || (sections[0]?.title ?? "");
  const deck = { settings: { ...settings, title }, sections, demos, languages: languagesOf(sections) };
  return { deck, diagnostics: found };
}

/** Whether a file concerns the whole talk. */
export function isDeckFile(file: string): boolean {
  return /(^|\/)deck\.ya?ml$/.test(file);
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

function inOrder(
  sources: readonly Source[],
  settings: Settings,
  deckFile: Source | undefined,
  report: Report,
): readonly Source[] {
  const markdown = sources.filter(({ file }) => file.endsWith(".md"));
  const wanted = settings.sections;
  if (!wanted || !deckFile) {
    return markdown.toSorted((a, b) => a.file.localeCompare(b.file, "en", { numeric: true }));
  }
  for (const { file } of markdown.filter((source) => !wanted.includes(baseName(source.file)))) {
    const message = `\`${baseName(file)}\` is not in the list of sections, so it is left out.`;
    const hint = "Add it to the list where it belongs, or move it elsewhere.";
    report(diagnose("deck/unlisted", spanOfText(deckFile, "sections"), message, hint));
  }
  return wanted.flatMap((name) => {
    const source = markdown.find(({ file }) => baseName(file) === name);
    if (source) return [source];
    const hint = "Write the name of a Markdown file beside the deck file.";
    report(diagnose("deck/section", spanOfText(deckFile, name), `There is no file \`${name}\`.`, hint));
    return [];
  });
}

function spanOfText({ file, text }: Source, wanted: string) {
  const lines = text.split(/\r?\n/);
  const line = Math.max(
    0,
    lines.findIndex((candidate) => candidate.includes(wanted)),
  );
  return spanAt(file, line + 1, (lines[line] ?? "").indexOf(wanted) + 1, wanted.length);
}

/** Ids made from claims get a number where they repeat; ids chosen by the author are left alone. */
function withUniqueIds(sections: readonly Section[]): Section[] {
  const slides = sections.flatMap((section) => section.stacks.flat());
  const taken = new Set(slides.filter((slide) => slide.idIsExplicit).map((slide) => slide.id));
  const rename = (slide: Slide): Slide => {
    if (slide.idIsExplicit) return slide;
    let id = slide.id;
    for (let n = 2; taken.has(id); n++) id = `${slide.id}-${n}`;
    taken.add(id);
    return { ...slide, id };
  };
  return sections.map((section) => ({ ...section, stacks: section.stacks.map((s) => s.map(rename)) }));
}

function languagesOf(sections: readonly Section[]): readonly string[] {
  const slides = sections.flatMap((section) => section.stacks.flat());
  const tokens = slides.flatMap((slide) => [...everyToken([...slide.body, ...slide.notes])]);
  const code = tokens.filter(({ token }) => token.type === "code");
  return [...new Set(code.map(({ token }) => metaOf(token, "fence")?.language ?? ""))].filter(Boolean);
}
