import { run } from "./tools.ts";

/** A PDF's objects as qpdf tells them. */
export type Value = string | number | boolean | null | readonly Value[] | Dict;
export interface Dict {
  readonly [key: string]: Value;
}

export interface Objects {
  /** What stands behind a value, if it is a reference. */
  readonly follow: (value: Value | undefined) => Value | undefined;
  readonly dict: (value: Value | undefined) => Dict;
  readonly list: (value: Value | undefined) => readonly Value[];
  readonly catalog: Dict;
  /** All dictionaries that are objects of their own. */
  readonly all: readonly Dict[];
  /** References to the pages, in their order. */
  readonly pages: readonly string[];
}

interface Told {
  readonly pages: readonly { readonly object: string }[];
  readonly qpdf: readonly [unknown, Readonly<Record<string, { value?: Value; stream?: { dict: Dict } }>>];
}

/** Reads a PDF with qpdf. */
export function readObjects(file: string): Objects {
  const keys = ["--json-key=qpdf", "--json-key=pages"];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what qpdf documents
  const told = JSON.parse(run("qpdf", ["--json=2", ...keys, file])) as Told;
  const objects = told.qpdf[1];
  const follow = (value: Value | undefined): Value | undefined => {
    if (typeof value !== "string" || !/^\d+ \d+ R$/.test(value)) return value;
    const object = objects[`obj:${value}`];
    return object?.value ?? object?.stream?.dict;
  };
  const dict = (value: Value | undefined): Dict => {
    const found = follow(value);
    return isDict(found) ? found : {};
  };
  const list = (value: Value | undefined): readonly Value[] => {
    const found = follow(value);
    return isList(found) ? found : [];
  };
  const root = dict(objects["trailer"]?.value)["/Root"];
  const all = Object.values(objects).flatMap(({ value }) => (isDict(value) ? [value] : []));
  return { follow, dict, list, catalog: dict(root), all, pages: told.pages.map(({ object }) => object) };
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function isDict(value: Value | undefined): value is Dict {
  return typeof value === "object" && value !== null && !isList(value);
}

/** A text of a PDF, or a name without its slash; undefined if it is neither. */
export function wordsOf(value: Value | undefined): string | undefined {
  if (typeof value !== "string") return undefined;
  if (value.startsWith("b:")) return Buffer.from(value.slice(2), "hex").toString("utf8");
  return value.replace(/^(u:|\/)/, "");
}
