import type { Token } from "markdown-it";
import { attribute, plainText } from "../tokens.ts";

/**
 * What stands at the head of a cell's column, for pages too narrow for columns; empty in tables
 * that are part of a container, which have ways of their own.
 */
export function headOf(tokens: readonly Token[], cell: number): string {
  const table = tokens.slice(0, cell).findLastIndex(({ type }) => type === "table_open");
  if (table < 0 || attribute(tokens[table], "class") !== "") return "";
  const row = tokens.slice(0, cell).findLastIndex(({ type }) => type === "tr_open");
  const column = tokens.slice(row, cell).filter(({ type }) => type === "td_open").length;
  const heads = tokens
    .slice(table, row)
    .flatMap(({ type }, i) => (type === "th_open" ? [table + i + 1] : []));
  const head = heads[column];
  return head === undefined ? "" : plainText(tokens.slice(head, head + 1)).trim();
}
