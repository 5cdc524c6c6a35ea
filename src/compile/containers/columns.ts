import { element } from "../tokens.ts";
import type { Container } from "./container.ts";

/** `columns` holds `column`s, which stand side by side. */
export const columns: Container = {
  name: "columns",
  build: (content, attributes) => element("div", [["class", "columns"], ...attributes], content),
};

export const column: Container = {
  name: "column",
  build: (content, attributes) => element("div", attributes, content),
};
