/** A part of a command's output that differs from run to run, such as a date. */
export interface Variation {
  /** What stands in the transcript instead, between ‹ and ›. */
  readonly name: string;
  /** Finds the part: its only group. */
  readonly pattern: RegExp;
  /** Line of the script that declares it, from 1. */
  readonly line: number;
}

/** The result of replacing the declared variations in the output of one command. */
export interface Varied {
  readonly lines: readonly string[];
  /** Variations that were found nowhere in the output. */
  readonly unused: readonly Variation[];
}

/**
 * Reads `name: pattern`, what follows `~ ` in a script. The pattern is a regular expression for
 * one line of output whose only group is the part that varies. Throws a one-sentence error if it
 * could match text of any length or any kind, for then it would hide real differences.
 */
export function parseVariation(text: string, line: number): Variation {
  const [, name, source] = /^([^:‹›]+): (.+)$/u.exec(text) ?? [];
  if (name === undefined || source === undefined) {
    throw new Error("a variation is written as `~ name: pattern`");
  }
  const pattern = new RegExp(source, "du");
  const groups = (new RegExp(`${source}|`, "u").exec("")?.length ?? 1) - 1;
  if (groups !== 1) throw new Error("the pattern of a variation needs exactly one group ( )");
  const loose = looseness(source);
  if (loose !== undefined) {
    throw new Error(`the pattern of a variation must be narrow: ${loose} is not allowed`);
  }
  return { name, pattern, line };
}

/** Writes `‹name›` in the place of each variation's first match in every line. */
export function applyVariations(lines: readonly string[], variations: readonly Variation[]): Varied {
  const unused = new Set(variations);
  const varied = lines.map((line) =>
    variations.reduce((text, variation) => {
      const [start, end] = variation.pattern.exec(text)?.indices?.[1] ?? [];
      if (start === undefined || end === undefined) return text;
      unused.delete(variation);
      return `${text.slice(0, start)}‹${variation.name}›${text.slice(end)}`;
    }, line),
  );
  return { lines: varied, unused: [...unused] };
}

function looseness(source: string): string | undefined {
  const negated = /\\[SDWP]|\[\^/u.exec(source);
  if (negated !== null) return `\`${negated[0]}\``;
  const bare = source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/gu, "");
  const unbounded = /[.*+]|\{\d+,\}/u.exec(bare);
  return unbounded === null ? undefined : `\`${unbounded[0]}\``;
}
