import { type Code, codes } from "./codes.ts";

/** A place in a source file. Lines and columns are 1-based, as editors count them. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Number of characters to underline; 1 if unknown. */
  readonly length: number;
}

/** Something wrong with the deck, said to its author: what, where, what to do. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: "error" | "warning";
  /** One sentence about the author's text. */
  readonly message: string;
  /** What to do, starting with a verb. */
  readonly hint: string;
  readonly span: Span;
  /** A second place, such as the first use of a name. */
  readonly related: { readonly message: string; readonly span: Span } | undefined;
}

/** Makes a diagnostic; its severity is the one that the table of codes gives it. */
export function diagnose(
  code: Code,
  span: Span,
  message: string,
  hint: string,
  related?: { readonly message: string; readonly span: Span },
): Diagnostic {
  return { code, severity: codes[code].severity, message, hint, span, related };
}

/** The place at a line and column of a file. */
export function spanAt(file: string, line: number, column = 1, length = 1): Span {
  return { file, line, column, length: Math.max(1, length) };
}

/** Diagnostics in the order of files given, then of lines and columns. */
export function inFileOrder(
  diagnostics: readonly Diagnostic[],
  files: readonly string[],
): readonly Diagnostic[] {
  const rank = (d: Diagnostic) => files.indexOf(d.span.file);
  return diagnostics.toSorted(
    (a, b) => rank(a) - rank(b) || a.span.line - b.span.line || a.span.column - b.span.column,
  );
}

/** How many errors and warnings, in words: "2 errors and 1 warning". */
export function countInWords(diagnostics: readonly Diagnostic[]): string {
  const number = (n: number, word: string) => `${n} ${word}${n === 1 ? "" : "s"}`;
  const errors = diagnostics.filter((d) => d.severity === "error").length;
  return `${number(errors, "error")} and ${number(diagnostics.length - errors, "warning")}`;
}

/** The line of a place with a caret under it; empty if the file has no such line. */
export function frame(span: Span, text: string): string {
  const line = text.split(/\r?\n/)[span.line - 1];
  if (line === undefined) return "";
  const number = String(span.line);
  const { shown, start } = cropAround(line, span.column - 1);
  // Tabs stay tabs, so that the caret stands under its character in every terminal.
  const indent = shown.slice(0, start).replaceAll(/[^\t]/g, " ");
  const room = Math.max(1, shown.length - start);
  return [
    `  ${number} │ ${shown}`,
    `  ${" ".repeat(number.length)} ╵ ${indent}${"^".repeat(Math.min(span.length, room))}`,
  ].join("\n");
}

const widest = 120;

function cropAround(line: string, at: number): { shown: string; start: number } {
  if (line.length <= widest) return { shown: line, start: at };
  const from = Math.max(0, Math.min(at - widest / 2, line.length - widest));
  return { shown: line.slice(from, from + widest), start: at - from };
}

/**
 * A diagnostic as text: `file:line:column severity code: sentence`, the line with a caret, what to
 * do, and the second place if there is one. `textOf` gives the text of a file.
 */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  textOf: (file: string) => string | undefined,
): string {
  const { span, severity, code, message, hint, related } = diagnostic;
  const place = (s: Span) => `${s.file}:${s.line}:${s.column}`;
  const picture = (s: Span) => frame(s, textOf(s.file) ?? "");
  const lines = [`${place(span)} ${severity} ${code}: ${message}`, picture(span), `  ${hint}`];
  if (related) lines.push(`${place(related.span)} ${related.message}`, picture(related.span));
  return lines.filter((line) => line.trim() !== "").join("\n");
}
