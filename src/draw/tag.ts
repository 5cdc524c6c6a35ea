import { type Html, html } from "../html.ts";
import type { Point } from "./kit.ts";
import { round } from "./print.ts";

/** The strokes of signs, on a square of 24. */
export const signs = {
  ok: "M4 13l5.5 5.5L20 6.5",
  bad: "M4 5.5l13 13M17 5.5l-13 13",
  same: "M4 9h16M4 16h16",
  new: "M4 9h16M4 16h16M17 3.5l-9 18",
};

/** What is shown of that square in running text, so that signs begin where words below them do. */
export const signBox = "2.8 0 24 24";

/** A short text with a sign before it: tick, cross, = or ≠; the words say the same as the sign. */
export function tag(kind: keyof typeof signs, text: Html | string): Html {
  return html`<span class="tag ${kind}"
    ><svg viewBox="${signBox}" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3.4">
      <path d="${signs[kind]}" /></svg
    >${text}</span
  >`;
}

/** The sign of a tag inside a drawing, its upper left corner at a point. */
export function sign(kind: keyof typeof signs, { x, y }: Point, size: number, className: string): Html {
  const place = html`x="${round(x)}" y="${round(y)}" width="${round(size)}" height="${round(size)}"`;
  return html`<svg class="${className}" ${place} viewBox="0 0 24 24"><path d="${signs[kind]}" /></svg>`;
}

/** Takes a leading ✓ or ✗ off a text; `kind` is undefined if it has none. */
export function readTag(text: string): { kind: "ok" | "bad" | undefined; text: string } {
  const kind = text.startsWith("✓") ? "ok" : text.startsWith("✗") ? "bad" : undefined;
  return { kind, text: kind ? text.slice(1).trim() : text };
}
