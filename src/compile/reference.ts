import { parseStorePath } from "../nix/base32.ts";
import type { Source } from "./deck.ts";
import { type Demo, type Demos } from "./demos.ts";
import { type Diagnostic, diagnose, type Span, spanAt } from "./diagnostic.ts";
import { unknownDemo } from "./quote.ts";

/** A place that quotes a recording within a line. */
export interface Reference {
  readonly demo: string;
  readonly line: number;
}

/** What is left of a reference in which a brace or the colon is missing. */
const damaged = /\{\{[^{}]*\}?\}?|(?<!\{)\{[\w-]+:[^{}]*\}\}/;

const pattern = /\{\{([\w-]+):\s*(.*?)\s*\}\}/g;

/**
 * Replaces `{{demo: text}}` by the text, which must stand in a line of the demo's recording, so that
 * no figure on a slide is anybody's memory. A store path may be written with `…` for its hash,
 * `{{closure: /nix/store/…-hello-1.0}}`, and gets the one from the recording; a number may have its
 * thousands apart, `{{closure: 2,251,272}}`. Lines keep their numbers. In a deck without demos nothing is replaced.
 */
export function expandReferences(
  source: Source,
  text: string,
  demos: Demos,
  report: (d: Diagnostic) => void,
): { text: string; references: readonly Reference[] } {
  if (demos.size === 0) return { text, references: [] };
  const references: Reference[] = [];
  const lines = text.split("\n").map((line, i) =>
    line.replaceAll(pattern, (whole, name: string, wanted: string, offset: number) => {
      const span = spanAt(source.file, i + 1, offset + 1, whole.length);
      const demo = demos.get(name);
      if (!demo) {
        report(unknownDemo(name, demos, span));
        return wanted;
      }
      references.push({ demo: name, line: i + 1 });
      return resolve(wanted, demo, span, report);
    }),
  );
  for (const [i, line] of lines.entries()) {
    const left = damaged.exec(line);
    if (left) report(notAReference(left[0], spanAt(source.file, i + 1, left.index + 1, left[0].length)));
  }
  return { text: lines.join("\n"), references };
}

function notAReference(text: string, span: Span): Diagnostic {
  const message = `“${text}” is no reference to a recording.`;
  return diagnose("quote/mismatch", span, message, "Write it like `{{demo: text}}`.");
}

function resolve(wanted: string, demo: Demo, span: Span, report: (d: Diagnostic) => void): string {
  const lines = demo.lines.map((line) => line.text);
  if (!/\/nix\/store\/[0-9a-z]*…-/.test(wanted)) {
    if (lines.some((line) => line.includes(wanted) || hasNumber(line, wanted))) return wanted;
    const message = `“${wanted}” does not stand in a line of the recording \`${demo.name}\`.`;
    report(diagnose("quote/mismatch", span, message, `Copy it letter for letter from ${demo.file}.`));
    return wanted;
  }
  const found = matchingPaths(wanted, lines);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const message =
    found.length === 0
      ? `No store path in the recording \`${demo.name}\` is like \`${wanted}\`.`
      : `\`${wanted}\` stands for ${found.length} store paths in the recording \`${demo.name}\`.`;
  const hint =
    found.length === 0
      ? `Look for it in ${demo.file}.`
      : `Write the first characters of the hash: ${found.join(", ")}.`;
  report(diagnose("quote/mismatch", span, message, hint));
  return only ?? wanted;
}

/** Whether a number with its thousands apart stands in a line, as a whole. */
function hasNumber(line: string, wanted: string): boolean {
  if (!/^\d{1,3}(?:,\d{3})+$/.test(wanted)) return false;
  return line.split(/[^\w.]+/).includes(wanted.replaceAll(",", ""));
}

/** The different store paths in some lines that a path with `…` stands for. */
function matchingPaths(wanted: string, lines: readonly string[]): readonly string[] {
  const [start = "", end = ""] = wanted.split("…");
  const known = start.length - start.lastIndexOf("/") - 1;
  const length = start.length + 32 - known + end.length;
  const fits = (path: string) => path.length === length && path.startsWith(start) && path.endsWith(end);
  const paths = lines
    .flatMap((line) => line.split(/[\s"'()[\],;]+/))
    .flatMap((word) => {
      const parsed = parseStorePath(word);
      return parsed ? [word, `${parsed.dir}/${parsed.hash}-${parsed.name}`] : [];
    });
  return [...new Set(paths.filter(fits))];
}
