import { escapeText } from "./aterm.ts";

/**
 * A text as a string literal of the Nix language that evaluates to it (Nix manual, "String literal").
 * Nix cannot hold the character U+0000.
 */
export function stringLiteral(text: string): string {
  return `"${literalPart(text)}"`;
}

/** A text as part of a literal, without its quotes, so that `${…}` can follow. */
export function literalPart(text: string): string {
  // A dollar at the end could meet the brace of what follows.
  return escapeText(text).replaceAll(/\$(?=\{|$)/gu, "\\$");
}
