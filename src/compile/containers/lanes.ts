import markdownIt, { type Token } from "markdown-it";
import { attribute, blocksOf, element, inside, plainText } from "../tokens.ts";
import type { Container } from "./container.ts";

/**
 * `lanes`: a table of what happens to whom and when. The first row names the moments, the first
 * column who it happens to; `18.00 ✓ You pay` in a cell is an output with its tag, `←` continues
 * the cell to the left, and a cell with a colour role is a solid slot.
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
    for (const cell of moments.slice(1)) cell[0]?.attrSet("scope", "col");
    const rows = blocksOf(inside(body)).flatMap((row) => wrap(row, laneCells(cellsOf(row), moments)));
    return element("table", [["class", "lanes"]], [...wrap(head, wrapRow(head)), ...wrap(body, rows)]);
  },
};

/** A moment's name is what is bold in it; what happens then follows. */
function nameOf(moment: readonly Token[]): string {
  const children = moment[1]?.children ?? [];
  const end = children.findIndex(({ type }) => type === "strong_close");
  return plainText(children.slice(0, end < 0 ? undefined : end)).trim();
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

function laneCells(cells: readonly Token[][], moments: readonly Token[][]): Token[] {
  const who = plainText(cells[0] ?? []).trim();
  const out: Token[][] = [];
  let last: Token | undefined;
  for (const [i, cell] of cells.entries()) {
    if (i === 0) {
      out.push(renamed(cell, "th", [["scope", "row"]]));
    } else if (plainText(cell).trim() === "←" && last) {
      last.attrSet("colspan", String(Number(last.attrGet("colspan") ?? 1) + 1));
      // Where moments stand below one another a cell cannot span them, but it can name the last one.
      last.attrSet("data-until", nameOf(moments[i] ?? []));
    } else {
      last = cell[0];
      last?.attrSet("data-when", plainText(moments[i] ?? []).trim());
      last?.attrSet("data-who", who);
      out.push(laneCell(cell));
    }
  }
  return out.flat();
}

const roles = ["hash", "live", "fail", "alt"];

function laneCell(cell: Token[]): Token[] {
  const [open, inline] = cell;
  const children = inline?.children ?? [];
  const tag = children.find((child) => child.type === "tag_open");
  if (plainText(cell).trim() === "") open?.attrJoin("class", "none");
  else if (roles.some((role) => attribute(open, "class").split(" ").includes(role)))
    open?.attrJoin("class", "slot");
  else open?.attrJoin("class", tag?.attrGet("class") === "tag bad" ? "out bad" : "out");
  if (tag && inline) {
    const at = children.indexOf(tag);
    const output = children.slice(0, at);
    inline.children =
      output.length > 0
        ? [
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
