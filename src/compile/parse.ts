import type { Recorded } from "./body.ts";
import type { CodeText, Deck, Section, Settings, Slide, Source } from "./deck.ts";
import { type Demos, isDemoFile, readDemos } from "./demos.ts";
import { type Diagnostic, diagnose, spanAt } from "./diagnostic.ts";
import { isGraphFile, readGraphs } from "./graphs.ts";
import { createMarkdown } from "./markdown.ts";
import { metaOf } from "./meta.ts";
import { readSection } from "./section.ts";
import { readSettings } from "./settings.ts";
import { codeOf } from "./tokens.ts";

type Report = (diagnostic: Diagnostic) => void;

export interface Parsed {
  readonly deck: Deck;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a deck from its files: Markdown, recorded demos, and one deck file in YAML, if there is one.
 * Bad input never throws; what is wrong is in the diagnostics, and the deck holds what could be
 * understood.
 */
export function parse(sources: readonly Source[]): Parsed {
  return createParser()(sources);
}

/** `parse` for many times over: what comes of a source is kept for as long as it is the same object. */
export function createParser(): (sources: readonly Source[]) => Parsed {
  const md = createMarkdown();
  const readRecorded = keepLast((sources: readonly Source[]) =>
    collect((report): Recorded => ({ demos: readDemos(sources, report), graphs: readGraphs(sources) })),
  );
  const sectionReader = (isFirst: boolean) =>
    keepLast(([source]: readonly Source[], recorded: Recorded) =>
      collect((report) => source && readSection(source, { md, isFirst, recorded, report })),
    );
  const sectionReaders = new Map<string, ReturnType<typeof sectionReader>>();
  return (sources) => {
    const found: Diagnostic[] = [];
    const report = (diagnostic: Diagnostic) => found.push(diagnostic);
    const deckFile = sources.find(({ file }) => isDeckFile(file));
    const { settings, diagnostics } = readSettings(deckFile);
    const recorded = readRecorded(
      sources.filter(({ file }) => isRecorded(file)),
      undefined,
    );
    found.push(...diagnostics, ...recorded.diagnostics);
    const own = sources.filter(({ file }) => !isRecorded(file));
    const files = inOrder(own, settings, deckFile, report);
    const sections = files.flatMap((source, i) => {
      const key = `${i === 0} ${source.file}`;
      const read = sectionReaders.get(key) ?? sectionReader(i === 0);
      sectionReaders.set(key, read);
      const section = read([source], recorded.value);
      found.push(...section.diagnostics);
      return section.value ? [section.value] : [];
    });
    return {
      deck: assemble(settings, withUniqueIds(sections), recorded.value.demos, deckFile, report),
      diagnostics: found,
    };
  };
}

function assemble(
  settings: Settings,
  sections: readonly Section[],
  demos: Demos,
  deckFile: Source | undefined,
  report: Report,
): Deck {
  if (sections.every((section) => section.stacks.length === 0)) {
    const span = spanAt(deckFile?.file ?? sections[0]?.file ?? "deck.yaml", 1);
    const hint = "Write a file that ends in `.md` and starts with a heading.";
    report(diagnose("deck/empty", span, "There are no slides here.", hint));
  }
  const title = settings.title || (sections[0]?.title ?? "");
  return { settings: { ...settings, title }, sections, demos, codes: codesOf(sections) };
}

interface Collected<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

function collect<T>(read: (report: Report) => T): Collected<T> {
  const diagnostics: Diagnostic[] = [];
  return { value: read((diagnostic) => diagnostics.push(diagnostic)), diagnostics };
}

/** A function that gives its last result again while it is asked with the same sources and recordings. */
function keepLast<D, T>(
  compute: (sources: readonly Source[], recorded: D) => T,
): (sources: readonly Source[], recorded: D) => T {
  let last: { sources: readonly Source[]; recorded: D; result: T } | undefined;
  return (sources, recorded) => {
    const kept = last;
    const isSame =
      kept !== undefined &&
      kept.recorded === recorded &&
      kept.sources.length === sources.length &&
      kept.sources.every((source, i) => source === sources[i]);
    if (isSame) return kept.result;
    const result = compute(sources, recorded);
    last = { sources, recorded, result };
    return result;
  };
}

function isRecorded(file: string): boolean {
  return isDemoFile(file) || isGraphFile(file);
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

function codesOf(sections: readonly Section[]): readonly CodeText[] {
  const slides = sections.flatMap((section) => section.stacks.flat());
  const tokens = slides.flatMap((slide) => [...slide.body, ...slide.notes]);
  return tokens
    .filter((token) => token.type === "code")
    .map((token) => ({ text: codeOf(token), language: metaOf(token, "fence")?.language ?? "" }))
    .filter(({ language }) => language !== "");
}
