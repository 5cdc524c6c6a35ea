import type { Token } from "markdown-it";
import { blocksOf, element } from "../tokens.ts";
import type { Container } from "./container.ts";

/** `versus`: each `###` begins a card; ordered lists in a card are time lines. */
export const versus: Container = {
  name: "versus",
  build: (content, attributes) => {
    const cards: Token[][] = [];
    for (const block of blocksOf(content)) {
      if (block[0]?.type === "heading_open" && block[0].tag === "h3") cards.push([]);
      if (cards.length === 0)
        return {
          message: "A `versus` starts with a `###` heading.",
          hint: "Begin each card with `### What it is`.",
        };
      if (block[0]?.type === "ordered_list_open") block[0].attrJoin("class", "tl");
      cards.at(-1)?.push(...block);
    }
    if (cards.length < 2)
      return {
        message: "A `versus` compares at least two things.",
        hint: "Add a second card that begins with `###`.",
      };
    return element(
      "div",
      [["class", "vs"], ...attributes],
      cards.flatMap((card) => element("article", [], card)),
    );
  },
};
