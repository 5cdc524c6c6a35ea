import type { Token } from "markdown-it";
import { type Diagnostic, diagnose } from "./diagnostic.ts";
import type { Source } from "./deck.ts";
import type { Demos } from "./demos.ts";
import { readFence } from "./fence.ts";
import { metaOf, setMeta } from "./meta.ts";
import { nestContainers } from "./nesting.ts";
import { readPicture } from "./picture.ts";
import type { Place } from "./place.ts";
import { checkQuote } from "./quote.ts";
import { blocksOf, element, inside, leaf } from "./tokens.ts";

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

/** The ordered list after code with `notes` becomes its legend: items numbered like the lines. */
function withLegends(tokens: Token[]): Token[] {
  const blocks = blocksOf(tokens);
  return blocks.flatMap((block, i) => {
    const explained = metaOf(blocks[i - 1]?.[0], "fence")?.notes.length ?? 0;
    if (explained === 0 || block[0]?.type !== "ordered_list_open") return block;
    block[0].attrJoin("class", "legend");
    const items = blocksOf(inside(block)).flatMap((item, n) => [
      ...item.slice(0, 1),
      leaf("note_number", "number", n + 1),
      ...element("div", [], inside(item)),
      ...item.slice(-1),
    ]);
    return [...block.slice(0, 1), ...items, ...block.slice(-1)];
  });
}
