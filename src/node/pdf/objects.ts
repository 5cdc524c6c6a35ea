import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFString,
} from "@cantoo/pdf-lib";

/** Reads a PDF as it is, without touching its metadata. */
export function loadPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false });
}

/** A value of a dictionary that is itself a dictionary; undefined if it is something else. */
export function dictIn(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFDict ? value : undefined;
}

/** A value of a dictionary that is an array; undefined if it is something else. */
export function arrayIn(dict: PDFDict | undefined, key: string): PDFArray | undefined {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFArray ? value : undefined;
}

/** A text or a name of a dictionary; undefined if it is something else. */
export function textIn(dict: PDFDict | undefined, key: string): string | undefined {
  const value = dict?.lookup(PDFName.of(key));
  if (value instanceof PDFName) return nameIn(value);
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

/** What a name says: names are UTF-8 (PDF 1.7, 7.3.5). */
export function nameIn(name: PDFName): string {
  return Buffer.from(name.asBytes()).toString("utf8");
}

/** A text as PDFs hold it: plain where that is enough, in UTF-16 otherwise. */
export function textOf(text: string): PDFString | PDFHexString {
  return /^[\x20-\x7e]*$/.test(text)
    ? PDFString.of(text.replace(/[\\()]/g, String.raw`\$&`))
    : PDFHexString.fromText(text);
}

/** The annotations of all pages, each with the number of its page, 0-based. */
export function* annotationsOf(pdf: PDFDocument): Generator<{ annotation: PDFDict; page: number }> {
  for (const [page, { node }] of pdf.getPages().entries()) {
    const annotations = arrayIn(node, "Annots");
    for (let i = 0; i < (annotations?.size() ?? 0); i++) {
      const annotation = annotations?.lookup(i);
      if (annotation instanceof PDFDict) yield { annotation, page };
    }
  }
}

/** All dictionaries and arrays of a document, inner ones included. */
export function* containersOf(pdf: PDFDocument): Generator<PDFDict | PDFArray> {
  for (const [, object] of pdf.context.enumerateIndirectObjects()) yield* containersIn(object);
}

function* containersIn(object: PDFObject): Generator<PDFDict | PDFArray> {
  if (!(object instanceof PDFDict) && !(object instanceof PDFArray)) return;
  yield object;
  const inner = object instanceof PDFDict ? object.values() : object.asArray();
  for (const value of inner) yield* containersIn(value);
}
