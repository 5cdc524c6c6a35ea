import * as v from "valibot";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";

/** A mistake in a piece of YAML; `line` and `column` are 1-based within the piece. */
export interface YamlProblem {
  readonly kind: "syntax" | "value";
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export interface YamlReading<T> {
  /** The validated value, or undefined if there are problems. */
  readonly value: T | undefined;
  readonly problems: readonly YamlProblem[];
  /** The keys at the top, with their places. */
  readonly keys: readonly YamlKey[];
}

interface YamlKey {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** Reads YAML and validates it; every problem knows its place. Never throws for bad input. */
export function readYaml<T>(
  text: string,
  schema: v.BaseSchema<unknown, T, v.BaseIssue<unknown>>,
): YamlReading<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number, length = 1) => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(1, line), column: Math.max(1, col), length };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map((e): YamlProblem => ({
      kind: "syntax",
      message: sentence(e.message),
      ...place(e.pos[0]),
    }));
    return { value: undefined, problems, keys: [] };
  }
  const keys = topKeys(document).map(({ name, offset }) => ({ name, ...place(offset) }));
  const result = v.safeParse(schema, document.toJS() ?? {});
  if (result.success) return { value: result.output, problems: [], keys };
  const problems = result.issues.map((issue): YamlProblem => {
    const path = (issue.path ?? []).map((item) => item.key);
    const range = rangeOf(document, path);
    return { kind: "value", message: issueText(issue), ...place(range.offset, range.length) };
  });
  return { value: undefined, problems, keys };
}

function topKeys(document: Document): { name: string; offset: number }[] {
  if (!isMap(document.contents)) return [];
  return document.contents.items.map((pair) => ({
    name: isScalar(pair.key) ? String(pair.key.value) : "",
    offset: isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0,
  }));
}

/** The place of the value at a path, or of the nearest thing around it that exists. */
function rangeOf(document: Document, path: readonly unknown[]): { offset: number; length: number } {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (!isNode(node) || !node.range) continue;
    const [start, end] = node.range;
    return { offset: start, length: isScalar(node) ? end - start : 1 };
  }
  return { offset: 0, length: 1 };
}

/** valibot's own messages speak of types and keys; ours are sentences for authors. */
function issueText(issue: v.BaseIssue<unknown>): string {
  const key = issue.path?.at(-1)?.key;
  if (issue.type === "strict_object" && issue.expected === "never") {
    return `There is no \`${String(key)}\` here.`;
  }
  if (issue.received === "undefined") return `\`${String(key)}\` is missing.`;
  return sentence(issue.message);
}

function sentence(text: string): string {
  const first = text.split("\n")[0]?.trim() ?? "";
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
