import type { Token } from "markdown-it";
import type { Separators } from "./dialect/separator.ts";
import { metaOf } from "./meta.ts";
import type { Place } from "./place.ts";

/** The tokens of a slide. */
export interface SlideTokens {
  readonly tokens: Token[];
  /** Whether it stands below the slide before. */
  readonly vertical: boolean;
  /** The line it starts in, 1-based. */
  readonly line: number;
}

/** The tokens of each slide. Nothing before the first separator of a file, or after the last, is no slide. */
export function splitSlides(
  tokens: readonly Token[],
  separators: Separators,
  place: Place,
): readonly SlideTokens[] {
  const slides: SlideTokens[] = [{ tokens: [], vertical: false, line: 1 }];
  for (const token of tokens) {
    const current = slides.at(-1);
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.type === "slide_break") {
      slides.push({ tokens: [], vertical: metaOf(token, "vertical") ?? false, line: line + 1 });
      continue;
    }
    const gap = startsBlock(token) ? blankBreak(line, separators, place) : undefined;
    if (gap && current && current.tokens.length > 0) {
      slides.push({ tokens: [token], vertical: gap === "vertical", line });
    } else current?.tokens.push(token);
  }
  return slides.filter(({ tokens: t }, i) => t.length > 0 || (i > 0 && i < slides.length - 1));
}

function startsBlock(token: Token): boolean {
  return token.level === 0 && token.nesting >= 0 && token.map !== null;
}

/** Which break the blank lines above a line are, if the deck is split at blank lines. */
function blankBreak(line: number, { horizontal, vertical }: Separators, place: Place) {
  let blanks = 0;
  while (line - 1 - blanks > 0 && place.line(line - 1 - blanks).trim() === "") blanks++;
  if (horizontal.kind === "blank" && blanks >= horizontal.lines) return "horizontal";
  if (vertical?.kind === "blank" && blanks >= vertical.lines) return "vertical";
  return undefined;
}
