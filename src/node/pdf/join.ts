import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  PDFPage,
  PDFPageLeaf,
  PDFRef,
} from "@cantoo/pdf-lib";
import { annotationsOf, arrayIn, dictIn, loadPdf } from "./objects.ts";
import { renameTableHeads } from "./tags.ts";

/** Makes one tagged document of several; throws if there is none. */
export async function joinPdfs(parts: readonly Uint8Array[]): Promise<PDFDocument> {
  const [first, ...others] = parts;
  if (!first) throw new Error("There is nothing to join.");
  const pdf = await loadPdf(first);
  let heads = renameTableHeads(pdf, 1);
  for (const bytes of others) {
    const part = await loadPdf(bytes);
    heads = renameTableHeads(part, heads);
    append(pdf, part);
  }
  return pdf;
}

/** The tags of a document: their root, the topmost of them, and which belongs to what on the pages. */
function tagsOf(pdf: PDFDocument) {
  const root = dictIn(pdf.catalog, "StructTreeRoot");
  const top = dictIn(root, "K");
  const kids = arrayIn(top, "K") ?? (top && onlyKid(top));
  const next = root?.lookup(PDFName.of("ParentTreeNextKey"));
  const parents = dictIn(root, "ParentTree");
  if (!root || !top || !kids || !parents || !(next instanceof PDFNumber))
    throw new Error("The browser has printed a document without tags.");
  return { root, top, kids, parents, next: next.asNumber() };
}

/** A single kid may stand without an array around it. */
function onlyKid(top: PDFDict): PDFArray | undefined {
  const kid = top.get(PDFName.of("K"));
  if (!kid) return undefined;
  const kids = PDFArray.withContext(top.context);
  kids.push(kid);
  top.set(PDFName.of("K"), kids);
  return kids;
}

function append(pdf: PDFDocument, part: PDFDocument): void {
  const ours = tagsOf(pdf);
  shiftParents(part, ours.next);
  const theirs = tagsOf(part);
  const copier = PDFObjectCopier.for(part.context, pdf.context);
  for (const { ref } of part.getPages()) {
    const copy = copier.copy(ref);
    const leaf = pdf.context.lookup(copy);
    if (leaf instanceof PDFPageLeaf) pdf.addPage(PDFPage.of(leaf, copy, pdf));
  }
  const top = ours.root.get(PDFName.of("K"));
  for (const kid of theirs.kids.asArray()) {
    const copy = copier.copy(kid);
    if (top instanceof PDFRef && copy instanceof PDFRef)
      pdf.context.lookupMaybe(copy, PDFDict)?.set(PDFName.of("P"), top);
    ours.kids.push(copy);
  }
  const numbers = PDFArray.withContext(pdf.context);
  for (const [key, value] of numbersIn(ours.parents)) {
    numbers.push(PDFNumber.of(key));
    numbers.push(value);
  }
  for (const [key, value] of numbersIn(theirs.parents)) {
    numbers.push(PDFNumber.of(key + ours.next));
    numbers.push(copier.copy(value));
  }
  ours.root.set(PDFName.of("ParentTree"), pdf.context.register(pdf.context.obj({ Nums: numbers })));
  ours.root.set(PDFName.of("ParentTreeNextKey"), PDFNumber.of(ours.next + theirs.next));
}

/** The numbers under which pages and links find their tags must not meet those of another document. */
function shiftParents(pdf: PDFDocument, by: number): void {
  const shift = (dict: PDFDict, key: string) => {
    const value = dict.get(PDFName.of(key));
    if (value instanceof PDFNumber) dict.set(PDFName.of(key), PDFNumber.of(value.asNumber() + by));
  };
  for (const { node } of pdf.getPages()) shift(node, "StructParents");
  for (const { annotation } of annotationsOf(pdf)) shift(annotation, "StructParent");
}

type Entry = readonly [key: number, value: Parameters<PDFArray["push"]>[0]];

/** The entries of a number tree, however deep (PDF 1.7, 7.9.7). */
function numbersIn(tree: PDFDict): readonly Entry[] {
  const kids = arrayIn(tree, "Kids");
  if (kids)
    return Array.from({ length: kids.size() }, (_, i) => kids.lookup(i)).flatMap((kid) =>
      kid instanceof PDFDict ? numbersIn(kid) : [],
    );
  const flat = arrayIn(tree, "Nums")?.asArray() ?? [];
  return flat.flatMap((key, i): Entry[] => {
    const value = flat[i + 1];
    return i % 2 === 0 && key instanceof PDFNumber && value ? [[key.asNumber(), value]] : [];
  });
}
