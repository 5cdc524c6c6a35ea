import * as v from "valibot";
import type { Source } from "./deck.ts";
import { type Diagnostic, diagnose, spanAt } from "./diagnostic.ts";
import { nearest } from "./nearest.ts";
import { readYaml } from "./yaml.ts";

export interface FrontMatter {
  readonly title: string | undefined;
  readonly short: string | undefined;
  readonly part: number | undefined;
  readonly separator: string | undefined;
  readonly verticalSeparator: string | undefined;
}

const own = {
  title: v.optional(
    v.pipe(v.union([v.string(), v.number()], "A text is expected here"), v.transform(String)),
  ),
  short: v.optional(
    v.pipe(
      v.string("A text is expected here"),
      v.maxLength(14, "The short name must fit the map: at most 14 characters"),
    ),
  ),
  part: v.optional(
    v.pipe(
      v.number("The number of a part is expected here"),
      v.integer("The number of a part is a whole number"),
      v.minValue(1, "Parts are counted from 1"),
    ),
  ),
  separator: v.optional(v.string("A pattern is expected here")),
  verticalSeparator: v.optional(v.string("A pattern is expected here")),
};

/** Keys that reveal-md and its relatives understand; here they are accepted and have no effect. */
const foreign: ReadonlySet<string> = new Set([
  "theme",
  "highlightTheme",
  "revealOptions",
  "css",
  "scripts",
  "preprocessor",
  "template",
  "notesSeparator",
  "autoSlide",
  "slideNumber",
  "transition",
]);

const none: FrontMatter = {
  title: undefined,
  short: undefined,
  part: undefined,
  separator: undefined,
  verticalSeparator: undefined,
};

/**
 * Takes YAML front matter off the head of a file. In `text` its lines are blank, so that every
 * later line keeps its number.
 */
export function readFrontMatter(source: Source): {
  meta: FrontMatter;
  text: string;
  diagnostics: readonly Diagnostic[];
} {
  const lines = source.text.split(/\r?\n/);
  const end = /^---\s*$/.test(lines[0] ?? "")
    ? lines.findIndex((line, i) => i > 0 && /^(---|\.\.\.)\s*$/.test(line))
    : 0;
  if (end === 0) return { meta: none, text: source.text, diagnostics: [] };
  const inner = lines.slice(1, end === -1 ? undefined : end);
  if (end === -1 || !looksLikeYaml(inner)) {
    // A first line `---` may also be an ordinary slide separator.
    if (!looksLikeYaml(inner.slice(0, 1))) return { meta: none, text: source.text, diagnostics: [] };
    const problem = diagnose(
      "frontmatter/unreadable",
      spanAt(source.file, 1, 1, 3),
      "The front matter that starts here is not closed.",
      "Write `---` on a line of its own after the last key.",
    );
    return { meta: none, text: source.text, diagnostics: [problem] };
  }
  const text = lines.map((line, i) => (i <= end ? "" : line)).join("\n");
  const reading = readYaml(inner.join("\n"), v.looseObject(own));
  const at = (p: { line: number; column: number }, length: number) =>
    spanAt(source.file, p.line + 1, p.column, length);
  const diagnostics = reading.problems.map((p) =>
    p.kind === "syntax"
      ? diagnose(
          "frontmatter/unreadable",
          at(p, p.length),
          `The front matter is not valid YAML: ${p.message}`,
          "Mend the line; a text with special characters needs quotes.",
        )
      : diagnose(
          "frontmatter/value",
          at(p, p.length),
          p.message,
          "Write a value of that kind, or remove the line.",
        ),
  );
  diagnostics.push(
    ...keyDiagnostics(
      reading.keys.filter(({ name }) => !(name in own)),
      at,
    ),
  );
  return { meta: { ...none, ...reading.value }, text, diagnostics };
}

function looksLikeYaml(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== "");
  return first === undefined ? lines.length === 0 : /^\s*(#|["']?[\w-]+["']?\s*:)/.test(first);
}

type Key = { readonly name: string; readonly line: number; readonly column: number };

function keyDiagnostics(
  keys: readonly Key[],
  at: (key: Key, length: number) => ReturnType<typeof spanAt>,
): Diagnostic[] {
  const ignored = keys.filter(({ name }) => foreign.has(name));
  const unknown = keys.filter(({ name }) => !foreign.has(name));
  const found = unknown.map((key) => {
    const meant = nearest(key.name, Object.keys(own));
    return diagnose(
      "frontmatter/unknown-key",
      at(key, key.name.length),
      `Front matter knows no \`${key.name}\`.`,
      meant
        ? `Write \`${meant}\` if that is what you mean.`
        : `Remove it, or use one of: ${Object.keys(own).join(", ")}.`,
    );
  });
  const first = ignored[0];
  if (!first) return found;
  const names = ignored.map(({ name }) => `\`${name}\``).join(", ");
  return [
    ...found,
    diagnose(
      "frontmatter/ignored",
      at(first, first.name.length),
      `Settings of another tool have no effect here: ${names}.`,
      "Leave them if the file is used with that tool, too.",
    ),
  ];
}
