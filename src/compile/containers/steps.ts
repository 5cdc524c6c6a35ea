import { blocksOf, element, inside } from "../tokens.ts";
import type { Container } from "./container.ts";

/** `steps`: its blocks appear one after another; of a list, the items do. */
export const steps: Container = {
  name: "steps",
  build: (content, attributes) => {
    for (const block of blocksOf(content)) {
      const open = block[0];
      const isList = open?.type === "bullet_list_open" || open?.type === "ordered_list_open";
      const targets = isList ? blocksOf(inside(block)).map((item) => item[0]) : [open];
      for (const target of targets) target?.attrJoin("class", "fragment");
    }
    return element("div", [["class", "steps"], ...attributes], content);
  },
};
