/** What Nix's parser finds wrong with a piece of Nix. */
export interface ParseFailure {
  /** Line of the piece, 1-based. */
  readonly line: number;
  /** What the parser says, without the place. */
  readonly message: string;
}

/**
 * The ways in which a piece of Nix on a slide can be meant, as expressions for the parser: as a
 * whole expression, and as bindings from within a set. If it is `open`, its names may come from
 * elsewhere. All begin with a line that is not the author's.
 */
export function readingsOf(text: string, open: boolean): readonly string[] {
  const scope = open ? "with { };" : "";
  const piece = withoutGaps(text.replace(/\n$/u, ""));
  return [`${scope}\n${piece}\n`, `${scope} {\n${piece}\n}\n`];
}

/** Puts something that parses where `…` says that something is left out; lines keep their numbers. */
function withoutGaps(text: string): string {
  return text
    .replaceAll(/(?<=^|;)[ \t]*…[ \t]*$/gmu, "")
    .replaceAll(/…(?=\s*\}\s*[:@])/gu, "...")
    .replaceAll(/…(?=\s*\})/gu, "")
    .replaceAll("…", "null");
}

/**
 * Reads what the parser printed about each reading of a piece, and returns the failure of the one
 * that it understood furthest: that is how the piece was meant. Undefined if it understood one whole.
 */
export function failureOf(text: string, printed: readonly string[]): ParseFailure | undefined {
  if (printed.includes("")) return undefined;
  const failures = printed.map(readFailure);
  const furthest = failures.toSorted((a, b) => b.reach - a.reach || b.column - a.column)[0];
  const last = text.replace(/\n$/u, "").split("\n").length;
  return { line: Math.min(furthest?.line ?? 1, last), message: furthest?.message ?? "" };
}

interface Failure extends ParseFailure {
  /** Last line that was understood; names are looked up when all of them were. */
  readonly reach: number;
  readonly column: number;
}

function readFailure(printed: string): Failure {
  const [, found, column] = /^\s+at «string»:(\d+):(\d+):$/mu.exec(printed) ?? [];
  const line = Math.max(1, Number(found ?? 2) - 1);
  const message = (printed.split("\n")[0] ?? "").replace(/ at «string»:\d+:\d+$/u, "");
  const reach = message.startsWith("error: undefined variable") ? Number.POSITIVE_INFINITY : line;
  return { line, column: Number(column ?? 1), message, reach };
}
