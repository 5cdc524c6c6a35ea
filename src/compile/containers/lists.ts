import markdownIt, { type Token } from "markdown-it";
import { blocksOf } from "../tokens.ts";
import type { Container } from "./container.ts";

/** `checklist`: a list whose items start with ✓ or ✗. */
export const checklist = listContainer("checklist");

/** `numbers`: a list whose items are `**4.0 %** what it says`, shown as large figures. */
export const numbers = listContainer("numbers");

function listContainer(name: string): Container {
  return {
    name,
    build: (content, attributes) => {
      const list = blocksOf(content)[0]?.[0];
      if (list?.type !== "bullet_list_open" || blocksOf(content).length > 1) {
        return {
          message: `A \`${name}\` holds one list and nothing else.`,
          hint: "Write its items as a list with `-`.",
        };
      }
      list.attrJoin("class", name);
      for (const [key, value] of attributes) list.attrJoin(key, value);
      return [...withText(content)];
    },
  };
}

/** Wraps what follows the bold start of each item, so that it can be laid out by itself. */
function withText(content: readonly Token[]): readonly Token[] {
  for (const token of content) {
    if (token.type !== "inline" || !token.children) continue;
    const end = token.children.findIndex((child) => child.type === "strong_close");
    const start = token.children.findIndex((child) => child.type === "strong_open");
    if (start !== 0 || end < 0) continue;
    const rest = token.children.slice(end + 1);
    if (rest[0]?.type === "text") rest[0].content = rest[0].content.trimStart();
    token.children = [...token.children.slice(0, end + 1), ...inlineSpan(rest)];
  }
  return content;
}

function inlineSpan(content: readonly Token[]): Token[] {
  if (content.length === 0) return [];
  return [
    new markdownIt.Token("span_open", "span", 1),
    ...content,
    new markdownIt.Token("span_close", "span", -1),
  ];
}
