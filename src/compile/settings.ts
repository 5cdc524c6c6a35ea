import * as v from "valibot";
import type { Settings, Source } from "./deck.ts";
import { type Diagnostic, diagnose, spanAt } from "./diagnostic.ts";
import { nearest } from "./nearest.ts";
import { readYaml, type YamlProblem } from "./yaml.ts";

const words = v.pipe(
  v.nullish(v.union([v.string(), v.number()], "A text is expected here"), ""),
  v.transform(String),
);

const entries = {
  title: words,
  subtitle: words,
  speaker: words,
  event: words,
  date: words,
  address: v.pipe(
    words,
    v.check(
      (text) => text === "" || (URL.canParse(text) && /^https?:/i.test(text)),
      "The public address must be a whole one, such as https://example.org/talk/",
    ),
  ),
  language: v.pipe(
    v.nullish(v.string("A language code such as `en` is expected here"), "en"),
    v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "This is no language code such as `en` or `pt-BR`"),
  ),
  description: words,
  keywords: words,
  card: words,
  length: v.pipe(
    words,
    v.regex(
      /^(\d+(\.\d+)?(\s*min)?|\d+:[0-5]\d)?$/,
      "A length in minutes is expected, such as `38 min` or `37:10`",
    ),
    v.transform(secondsOf),
  ),
  notes: v.nullish(v.picklist(["public", "private"], "Notes are either `public` or `private`"), "public"),
  sections: v.optional(
    v.array(v.string("A file name is expected here"), "A list of file names is expected here"),
  ),
};

const schema = v.looseObject(entries);

/** Seconds in `38 min`, `38` or `37:10`; undefined for an empty text. */
function secondsOf(text: string): number | undefined {
  if (text === "") return undefined;
  const [minutes, seconds] = text.split(":");
  return Math.round(Number.parseFloat(minutes ?? "0") * 60) + Number(seconds ?? 0);
}

/**
 * Reads the deck file. Without one, or where it is silent, defaults apply; an empty title means
 * that the first heading will be the title.
 */
export function readSettings(source: Source | undefined): {
  settings: Settings;
  diagnostics: readonly Diagnostic[];
} {
  const reading = readYaml(source?.text ?? "", schema);
  const { length: seconds, sections, ...rest } = reading.value ?? v.parse(schema, {});
  const settings = { ...rest, seconds, sections } as Settings;
  if (!source) return { settings, diagnostics: [] };

  const known = Object.keys(entries);
  const diagnostics = reading.problems.map((problem) => deckProblem(problem, source.file));
  for (const key of reading.keys.filter(({ name }) => !known.includes(name))) {
    const meant = nearest(key.name, known);
    diagnostics.push(
      diagnose(
        "deck/unknown-key",
        spanAt(source.file, key.line, key.column, key.name.length),
        `The deck file knows no \`${key.name}\`.`,
        meant
          ? `Write \`${meant}\` if that is what you mean.`
          : `Remove it, or use one of: ${known.join(", ")}.`,
      ),
    );
  }
  return { settings, diagnostics };
}

function deckProblem(problem: YamlProblem, file: string): Diagnostic {
  const span = spanAt(file, problem.line, problem.column, problem.length);
  return problem.kind === "syntax"
    ? diagnose(
        "deck/unreadable",
        span,
        `This is not valid YAML: ${problem.message}`,
        "Mend the line; a text with special characters needs quotes.",
      )
    : diagnose("deck/value", span, problem.message, "Write a value of that kind, or leave the field empty.");
}
