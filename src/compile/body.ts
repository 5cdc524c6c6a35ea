import type { Token } from "markdown-it";
import { type Diagnostic, diagnose } from "./diagnostic.ts";
import type { Source } from "./deck.ts";
import type { Demos } from "./demos.ts";
import { type Fence, readFence } from "./fence.ts";
import { metaOf, setMeta } from "./meta.ts";
import { nestContainers } from "./nesting.ts";
import { readPicture } from "./picture.ts";
import type { Place } from "./place.ts";
import { checkQuote } from "./quote.ts";
import { blocksOf, element, inside, leaf, plainText } from "./tokens.ts";

type Report = (diagnostic: Diagnostic) => void;

/** What slides quote and draw. */
export interface Recorded {
  readonly demos: Demos;
  /** Recorded graphs by their names beside the slides. */
  readonly graphs: ReadonlyMap<string, Source>;
}

/** Turns fences into code, terminals and pictures, and containers into what they build. */
export function readBody(
  tokens: readonly Token[],
  place: Place,
  recorded: Recorded,
  report: Report,
): Token[] {
  for (const token of tokens) if (token.type === "fence") onFence(token, place, recorded, report);
  return withLegends(nestContainers(tokens, place, report));
}

function onFence(token: Token, place: Place, { demos, graphs }: Recorded, report: Report): void {
  if (!isClosed(token, place)) {
    const hint = `Write ${token.markup} on a line of its own after it.`;
    const span = place.ofText(token, token.markup);
    report(diagnose("fence/unclosed", span, "The code that starts here is never closed.", hint));
  }
  const { fence, diagnostics } = readFence(token, place);
  for (const diagnostic of diagnostics) report(diagnostic);
  const misquoted = checkQuote(token, fence, demos, place);
  if (misquoted) report(misquoted);
  const picture = readPicture(token, fence.language, place, graphs, report);
  setMeta(token, "fence", fence);
  if (picture) setMeta(token, "picture", picture);
  const text = fence.language === "console" ? "terminal" : "code";
  token.type = picture ? (picture.isLab ? "lab" : "picture") : text;
}

function isClosed(token: Token, place: Place): boolean {
  const [first, end] = token.map ?? [0, 0];
  const last = place
    .line(end)
    .replace(/^[\s>]*/, "")
    .trimEnd();
  return end - first >= 2 && last.startsWith(token.markup) && /^(`+|~+)$/.test(last);
}

/**
 * The ordered list after code with `notes` becomes its legend: items numbered like the lines. If they
 * are short enough, empty items for the other lines bring each to the height of its own. An item more
 * than `notes` has is about what is not there.
 */
function withLegends(tokens: Token[]): Token[] {
  const blocks = blocksOf(tokens);
  return blocks.flatMap((block, i) => {
    const code = blocks[i - 1]?.[0];
    const fence = metaOf(code, "fence");
    if (!code || !fence || fence.notes.length === 0 || block[0]?.type !== "ordered_list_open") return block;
    const items = blocksOf(inside(block));
    const [notes, others] = [items.slice(0, fence.notes.length), items.slice(fence.notes.length)];
    const gaps = gapsOf(fence, code.content.trimEnd().split("\n"));
    const after = (gaps.at(-1) ?? 1) - 1 - others.length * linesOfOther;
    const fits =
      gaps.length === notes.length + 1 &&
      after >= 0 &&
      notes.every((note, n) => isShort(note, (gaps[n + 1] ?? 0) + (n === notes.length - 1 ? 1 : 0)));
    block[0].attrJoin("class", fits ? "legend beside" : "legend");
    const numbered = notes.flatMap((item, n) => [
      ...(fits ? emptyItems(n === 0 ? gaps[0] : (gaps[n] ?? 1) - 1) : []),
      ...item.slice(0, 1),
      leaf("note_number", "number", n + 1),
      ...element("div", [], inside(item)),
      ...item.slice(-1),
    ]);
    for (const [open] of others) open?.attrJoin("class", "missing");
    const rest = fits ? emptyItems(after) : [];
    return [...block.slice(0, 1), ...numbered, ...rest, ...others.flat(), ...block.slice(-1)];
  });
}

/** As many as its style sheet gives it. */
const linesOfOther = 2;

/** Lines before the first note, then for each note those from its own to that of the next one. */
function gapsOf({ notes, classes, language }: Fence, lines: readonly string[]): readonly number[] {
  const [first] = notes;
  if (first === undefined || classes.some((name) => sizes.has(name))) return [];
  // In a terminal there is room between commands.
  if (language === "console" && lines.filter((line) => line.startsWith("$ ")).length > 1) return [];
  return [first - 1, ...notes.map((at, i) => (notes[i + 1] ?? lines.length + 1) - at)];
}

/** Whether a note is no taller than the lines that it has; below the last line there is room for one more. */
function isShort(note: readonly Token[], lines: number): boolean {
  return Math.ceil(plainText(note).trim().length / charactersInALine) <= Math.max(1, lines);
}

const charactersInALine = 30;
/** Rows are as tall as lines of code whose size is left to the slide. */
const sizes = new Set(["small", "large", "huge"]);

function emptyItems(count = 0): Token[] {
  return Array.from({ length: count }, () => element("li", [["aria-hidden", "true"]], [])).flat();
}
