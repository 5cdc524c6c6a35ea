import { statSync } from "node:fs";
import { type Dict, type Objects, readObjects, type Value, wordsOf } from "./objects.ts";
import { type Font, fontsIn, imagesIn, infoIn, textOfTags } from "./poppler.ts";
import { run } from "./tools.ts";

export interface Bookmark {
  readonly title: string;
  /** 1-based; 0 if it leads nowhere. */
  readonly page: number;
  readonly below: readonly Bookmark[];
}

interface Link {
  /** The page it is on, 1-based. */
  readonly page: number;
  /** An address, or the page it leads to; 0 if it leads nowhere. */
  readonly to: string | number;
  /** What a screen reader says. */
  readonly name: string | undefined;
}

/** What can be known about a PDF from outside. */
export interface Pdf {
  readonly file: string;
  readonly bytes: number;
  readonly pages: number;
  /** Width and height of the pages in points, rounded. */
  readonly sizes: readonly string[];
  readonly labels: readonly string[];
  readonly outline: readonly Bookmark[];
  readonly links: readonly Link[];
  readonly fonts: readonly Font[];
  /** Pages with photographs, 1-based. */
  readonly images: readonly number[];
  /** Kinds of tags, in no order, as PDF 1.7 knows them. */
  readonly tags: readonly string[];
  /** Figures without alternative text. */
  readonly mute: number;
  /** Pages without tags. */
  readonly untagged: readonly number[];
  /** Heads of tables that do not say what they are the head of. */
  readonly vagueHeads: number;
  readonly info: Readonly<Record<string, string>>;
  readonly language: string | undefined;
  readonly showsTitle: boolean;
  readonly metadata: string;
  /** The text of each page as one gets it by copying. */
  readonly texts: readonly string[];
  /** The text of the document in the order of its tags, as it can be compared. */
  readonly read: string;
}

/** Reads a PDF with qpdf and poppler, each only if it is asked. Throws an Error if qpdf finds it damaged. */
export function readPdf(file: string): Pdf {
  run("qpdf", ["--check", file]);
  const objects = readObjects(file);
  const pageOf = (destination: Value | undefined) =>
    objects.pages.findIndex((page) => page === objects.list(destination)[0]) + 1;
  const tags = objects.all.filter((dict) => "/S" in dict && "/P" in dict && dict["/Type"] === "/StructElem");
  const structure = objects.dict(objects.catalog["/StructTreeRoot"]);
  const roles = objects.dict(structure["/RoleMap"]);
  const kindOf = (tag: Dict) => {
    const kind = wordsOf(tag["/S"]) ?? "";
    return wordsOf(roles[`/${kind}`]) ?? kind;
  };
  const fonts = lazy(() => fontsIn(file));
  const images = lazy(() => imagesIn(file));
  const info = lazy(() => infoIn(file));
  const metadata = lazy(() => run("pdfinfo", ["-meta", file]));
  const texts = lazy(() => run("pdftotext", ["-raw", file, "-"]).split("").slice(0, -1));
  const read = lazy(() => squeeze(textOfTags(file)));
  return {
    file,
    bytes: statSync(file).size,
    pages: objects.pages.length,
    sizes: objects.pages.map((page) => sizeOf(objects, page)),
    labels: labelsOf(objects),
    outline: outlineIn(objects, objects.dict(objects.catalog["/Outlines"])["/First"], pageOf),
    links: objects.pages.flatMap((page, i) => linksOn(objects, page, i + 1, pageOf)),
    tags: tags.map(kindOf),
    mute: tags.filter((tag) => kindOf(tag) === "Figure" && !wordsOf(tag["/Alt"])?.trim()).length,
    untagged: untaggedPages(objects, structure),
    vagueHeads: tags.filter((tag) => kindOf(tag) === "TH" && !says(objects, tag, "/Scope")).length,
    language: wordsOf(objects.catalog["/Lang"]),
    showsTitle: objects.dict(objects.catalog["/ViewerPreferences"])["/DisplayDocTitle"] === true,
    get fonts() {
      return fonts();
    },
    get images() {
      return images();
    },
    get info() {
      return info();
    },
    get metadata() {
      return metadata();
    },
    get texts() {
      return texts();
    },
    get read() {
      return read();
    },
  };
}

/** Asks when the answer is wanted, and once: some questions take seconds. */
function lazy<T>(ask: () => T): () => T {
  let known: { readonly answer: T } | undefined;
  return () => (known ??= { answer: ask() }).answer;
}

/** A text as it can be compared: letters only as they are read, and no white space. */
export function squeeze(text: string): string {
  return text.normalize("NFKC").replaceAll(/[\s\p{Cf}]/gu, "");
}

function sizeOf({ dict, list }: Objects, page: string): string {
  const [left = 0, bottom = 0, right = 0, top = 0] = list(dict(page)["/MediaBox"]).map(Number);
  return `${Math.round(right - left)} × ${Math.round(top - bottom)}`;
}

function labelsOf(objects: Objects): readonly string[] {
  const numbers = objects.list(objects.dict(objects.catalog["/PageLabels"])["/Nums"]);
  return objects.pages.map((_page, i) => {
    const at = numbers.findLastIndex((key, n) => n % 2 === 0 && typeof key === "number" && key <= i);
    const { "/P": prefix, "/S": style } = objects.dict(numbers[at + 1]);
    const number = style === "/D" ? String(i - Number(numbers[at]) + 1) : "";
    return (wordsOf(prefix) ?? "") + number;
  });
}

type PageOf = (destination: Value | undefined) => number;

function outlineIn(objects: Objects, first: Value | undefined, pageOf: PageOf): readonly Bookmark[] {
  const bookmarks: Bookmark[] = [];
  for (let at = first; at !== undefined; at = objects.dict(at)["/Next"]) {
    const item = objects.dict(at);
    const below = outlineIn(objects, item["/First"], pageOf);
    bookmarks.push({ title: wordsOf(item["/Title"]) ?? "", page: pageOf(item["/Dest"]), below });
  }
  return bookmarks;
}

function linksOn(objects: Objects, page: string, number: number, pageOf: PageOf): readonly Link[] {
  const annotations = objects.list(objects.dict(page)["/Annots"]).map((each) => objects.dict(each));
  return annotations
    .filter((annotation) => annotation["/Subtype"] === "/Link")
    .map((annotation) => ({
      page: number,
      to: wordsOf(objects.dict(annotation["/A"])["/URI"]) ?? pageOf(annotation["/Dest"]),
      name: wordsOf(annotation["/Contents"]),
    }));
}

/** Pages whose text belongs to no tag. */
function untaggedPages(objects: Objects, structure: Dict): readonly number[] {
  const tagged = new Set(keysOf(objects, structure["/ParentTree"]));
  return objects.pages.flatMap((page, i) =>
    tagged.has(Number(objects.dict(page)["/StructParents"])) ? [] : [i + 1],
  );
}

function keysOf(objects: Objects, tree: Value | undefined): readonly number[] {
  const { "/Kids": kids, "/Nums": numbers } = objects.dict(tree);
  const own = objects.list(numbers).flatMap((key, i) => (i % 2 === 0 ? [Number(key)] : []));
  return [...own, ...objects.list(kids).flatMap((kid) => keysOf(objects, kid))];
}

function says(objects: Objects, tag: Dict, attribute: string): boolean {
  const attributes = objects.follow(tag["/A"]);
  return [attributes, ...objects.list(tag["/A"])].some((each) => attribute in objects.dict(each));
}
