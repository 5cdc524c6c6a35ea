import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import { arrayIn, containersOf, dictIn, textIn } from "./objects.ts";

/** Chromium's tags that PDF 1.7 does not know, and what they are for readers that know only that. */
const roles: Readonly<Record<string, string>> = {
  Aside: "Div",
  DocumentFragment: "Div",
  Em: "Span",
  FENote: "Note",
  Strong: "Span",
  Sub: "Span",
  Title: "P",
};

/** Says what the newer tags of a document stand for (PDF 1.7, 14.7.3). */
export function mapRoles(pdf: PDFDocument): void {
  const root = dictIn(pdf.catalog, "StructTreeRoot");
  root?.set(PDFName.of("RoleMap"), pdf.context.obj(roles));
}

/**
 * Mends tags that are true on a screen only: nothing on paper can be pressed, and what Chromium takes
 * for a figure without alternative text holds text itself, which is to be read.
 */
export function mendTags(pdf: PDFDocument): void {
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || textIn(object, "Type") !== "StructElem") continue;
    const kind = textIn(object, "S");
    if (kind === "Form") {
      object.set(PDFName.of("S"), PDFName.of("Span"));
      object.delete(PDFName.of("A"));
    } else if (kind === "Figure" && !textIn(object, "Alt") && holdsTags(object)) {
      object.set(PDFName.of("S"), PDFName.of("Div"));
    }
  }
}

function holdsTags(tag: PDFDict): boolean {
  const kids = arrayIn(tag, "K")?.asArray() ?? [tag.get(PDFName.of("K"))];
  return kids.some((kid) => {
    const inner = kid && tag.context.lookup(kid);
    return inner instanceof PDFDict && textIn(inner, "Type") === "StructElem";
  });
}

const browserId = /^node\d+$/;

/**
 * Chromium names the heads of tables by numbers that differ from run to run. Afterwards they are
 * named in their order, beginning with `first`; returns the number for the next.
 */
export function renameTableHeads(pdf: PDFDocument, first: number): number {
  const names = new Map<string, PDFString>();
  const nameFor = (value: unknown): PDFString | undefined => {
    if (!(value instanceof PDFString) || !browserId.test(value.asString())) return undefined;
    const known = names.get(value.asString());
    const name = known ?? PDFString.of(`head${String(first + names.size).padStart(6, "0")}`);
    names.set(value.asString(), name);
    return name;
  };
  for (const container of containersOf(pdf)) {
    if (container instanceof PDFArray) renameIn(container, nameFor);
    else renameAmong(container, nameFor);
  }
  return first + names.size;
}

function renameIn(list: PDFArray, nameFor: (value: unknown) => PDFString | undefined): void {
  for (let i = 0; i < list.size(); i++) {
    const name = nameFor(list.get(i));
    if (name) list.set(i, name);
  }
}

function renameAmong(dict: PDFDict, nameFor: (value: unknown) => PDFString | undefined): void {
  for (const [key, value] of dict.entries()) {
    const name = nameFor(value);
    if (name) dict.set(key, name);
  }
}

/** Writes the list of named tags anew, in the order that PDF asks for (PDF 1.7, 7.9.6). */
export function listTableHeads(pdf: PDFDocument): void {
  const root = dictIn(pdf.catalog, "StructTreeRoot");
  const heads = pdf.context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    const id = object instanceof PDFDict ? object.get(PDFName.of("ID")) : undefined;
    return id instanceof PDFString && object instanceof PDFDict && object.has(PDFName.of("S"))
      ? [{ id, ref }]
      : [];
  });
  root?.delete(PDFName.of("IDTree"));
  if (heads.length === 0) return;
  const inOrder = heads.toSorted((a, b) => (a.id.asString() < b.id.asString() ? -1 : 1));
  const limits = [inOrder[0], inOrder.at(-1)].flatMap((head) => (head ? [head.id] : []));
  const leaf = pdf.context.obj({ Limits: limits, Names: inOrder.flatMap(({ id, ref }) => [id, ref]) });
  root?.set(PDFName.of("IDTree"), pdf.context.obj({ Kids: [pdf.context.register(leaf)] }));
}
