import markdownIt, { type Token } from "markdown-it";
import { attribute, blocksOf, element, inside, plainText } from "../tokens.ts";
import type { Container } from "./container.ts";

/**
 * `lanes`: a table of what happens to whom and when. The first row names the moments, the first
 * column who it happens to; `18.00 ✓ You pay` in a cell is an output with its tag, `←` continues
 * the cell to the left, but for a remark in italics at its end, a cell with a colour role is a solid
 * slot, one with `{.missing}` a dashed frame, and in an empty one nothing happens. If the corner has a
 * text, the columns are no moments and the first one holds cells like the others; on a phone each row
 * then stays together.
 */
export const lanes: Container = {
  name: "lanes",
  build: (content) => {
    const table = blocksOf(content)[0];
    if (table?.[0]?.type !== "table_open" || blocksOf(content).length > 1) {
      return {
        message: "`lanes` hold one table and nothing else.",
        hint: "Write the moments as the first row and who it happens to as the first column.",
      };
    }
    const [head = [], body = []] = blocksOf(inside(table));
    const moments = cellsOf(blocksOf(inside(head))[0] ?? []);
    const titles = moments.map((cell) => plainText(cell).trim());
    const byRow = titles[0] !== "";
    for (const [i, cell] of moments.entries()) markHead(cell, byRow ? undefined : i);
    const rows = blocksOf(inside(body)).flatMap((row) =>
      wrap(row, byRow ? plainCells(cellsOf(row), titles) : laneCells(cellsOf(row))),
    );
    return element(
      "table",
      [["class", byRow ? "lanes by-row" : "lanes"]],
      [...(byRow ? head : wrap(head, wrapRow(head))), ...wrap(body, rows)],
    );
  },
};

/** The corner is no heading of a column. */
function markHead([open]: readonly Token[], moment: number | undefined): void {
  if (moment === 0) return;
  open?.attrSet("scope", "col");
  if (moment !== undefined) open?.attrSet("data-moment", String(moment));
}

function wrap(block: readonly Token[], content: readonly Token[]): Token[] {
  const [open, close] = [block[0], block.at(-1)];
  return open && close ? [open, ...content, close] : [];
}

function wrapRow(head: readonly Token[]): Token[] {
  const row = blocksOf(inside(head))[0] ?? [];
  const [corner = [], ...moments] = cellsOf(row);
  return wrap(row, [...renamed(corner, "td"), ...moments.flat()]);
}

function cellsOf(row: readonly Token[]): Token[][] {
  return blocksOf(inside(row));
}

/** Where cells stand alone, each says what it is, unless it begins with a name of its own. */
function plainCells(cells: readonly Token[][], titles: readonly string[]): Token[] {
  return cells.flatMap((cell, i) => {
    if (nameIn(cell[1]?.children ?? []) === 0) cell[0]?.attrSet("data-who", titles[i] ?? "");
    return laneCell(cell);
  });
}

/** Where cells stand alone, each says whose it is. */
function laneCells(cells: readonly Token[][]): Token[] {
  const [first = [], ...rest] = cells;
  const who = plainText(first).trim();
  const isCode = codeIn(first) !== undefined;
  const out = [renamed(first, "th", [["scope", "row"]])];
  let last: Token[] | undefined;
  for (const [i, cell] of rest.entries()) {
    const continues = plainText(cell).trim() === "←" && last !== undefined;
    const shown = continues && last ? again(last) : laneCell(cell);
    shown[0]?.attrSet("data-moment", String(i + 1));
    shown[0]?.attrSet("data-who", who);
    if (isCode) shown[0]?.attrJoin("class", "of-code");
    out.push(shown);
    if (!continues) last = cell;
  }
  return out.flat();
}

/**
 * Widens a cell by a moment, and says it again in words for pages where moments stand below one
 * another: there a cell cannot span them. A remark in italics is about its first moment.
 */
function again(cell: readonly Token[]): Token[] {
  const [open] = cell;
  if (!open) return [];
  open.attrSet("colspan", String(Number(open.attrGet("colspan") ?? 1) + 1));
  const looks = attribute(open, "class")
    .split(" ")
    .filter((name) => [...roles, "slot", "out", "bad", "none", "missing"].includes(name));
  const text = codeIn(cell)
    ? new markdownIt.Token("code_inline", "code", 0)
    : new markdownIt.Token("text", "", 0);
  const children = cell[1]?.children ?? [];
  const remark = children.findIndex(({ type }, i) => i > 0 && type === "em_open");
  text.content = plainText(remark < 0 ? cell : children.slice(0, remark)).trim();
  return element("td", [["class", [...looks, "again"].join(" ")]], [text]);
}

function codeIn(cell: readonly Token[]): Token | undefined {
  return cell.flatMap(({ children }) => children ?? []).find(({ type }) => type === "code_inline");
}

const roles = ["hash", "live", "fail", "alt"];

/** How many tokens are a bold name at the beginning. */
function nameIn(tokens: readonly Token[]): number {
  const at = tokens.findIndex(({ type }) => type === "strong_open");
  if (at < 0 || tokens.slice(0, at).some(({ content }) => content.trim() !== "")) return 0;
  return tokens.findIndex(({ type }) => type === "strong_close") + 1;
}

/** Tokens without the space around them. */
function trimmed(tokens: Token[]): Token[] {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first) first.content = first.content.trimStart();
  if (last) last.content = last.content.trimEnd();
  return tokens;
}

function laneCell(cell: Token[]): Token[] {
  const [open, inline] = cell;
  const children = inline?.children ?? [];
  const tag = children.find((child) => child.type === "tag_open");
  const given = attribute(open, "class").split(" ");
  if (plainText(cell).trim() === "") open?.attrJoin("class", "none");
  else if (roles.some((role) => given.includes(role))) open?.attrJoin("class", "slot");
  else if (!given.includes("missing"))
    open?.attrJoin("class", tag?.attrGet("class") === "tag bad" ? "out bad" : "out");
  if (tag && inline) {
    const at = children.indexOf(tag);
    const name = nameIn(children.slice(0, at));
    const output = trimmed(children.slice(name, at));
    inline.children =
      output.length > 0
        ? [
            ...children.slice(0, name),
            new markdownIt.Token("output_open", "output", 1),
            ...output,
            new markdownIt.Token("output_close", "output", -1),
            ...children.slice(at),
          ]
        : children;
  }
  return cell;
}

function renamed(
  cell: readonly Token[],
  tag: string,
  attributes: readonly (readonly [string, string])[] = [],
): Token[] {
  const [open, close] = [cell[0], cell.at(-1)];
  if (!open || !close) return [];
  open.tag = close.tag = tag;
  for (const [name, value] of attributes) open.attrSet(name, value);
  return [...cell];
}
