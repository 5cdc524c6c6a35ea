import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRef, PDFString } from "@cantoo/pdf-lib";
import { dictIn, nameIn } from "./objects.ts";

/** Places in a document by name; slides by their ids. */
export type Destinations = ReadonlyMap<string, PDFArray>;

/** Destinations of a document with one page for each name; empty names are further steps. */
export function destinationsOfPages(pdf: PDFDocument, names: readonly string[]): Destinations {
  const pages = pdf.getPages();
  return new Map(
    names.flatMap((name, i): [string, PDFArray][] => {
      const page = pages[i];
      return page && name !== "" ? [[name, pdf.context.obj([page.ref, "Fit"])]] : [];
    }),
  );
}

/** Destinations that the browser has put into a document: whatever a link on its pages leads to. */
export function destinationsIn(pdf: PDFDocument): Destinations {
  const found = dictIn(pdf.catalog, "Dests")?.entries() ?? [];
  return new Map(
    found.flatMap(([name, value]): [string, PDFArray][] => {
      const place = pdf.context.lookup(value);
      const inside = place instanceof PDFDict ? place.lookup(PDFName.of("D")) : place;
      return inside instanceof PDFArray ? [[decodeId(nameIn(name)), inside]] : [];
    }),
  );
}

/** The number of the page that a destination is on, 1-based; undefined if it is on none. */
export function pageOf(pdf: PDFDocument, destination: PDFArray): number | undefined {
  const page = destination.get(0);
  const index = pdf.getPages().findIndex(({ ref }) => page instanceof PDFRef && ref === page);
  return index < 0 ? undefined : index + 1;
}

/** Lists the destinations by name, so that `talk.pdf#nameddest=id` leads to a slide (PDF 1.7, 12.3.2.3). */
export function listDestinations(pdf: PDFDocument, destinations: Destinations): void {
  pdf.catalog.delete(PDFName.of("Dests"));
  const inOrder = [...destinations]
    .map(([name, place]) => ({ name: Buffer.from(name, "utf8").toString("latin1"), place }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = inOrder.flatMap(({ name, place }) => [
    PDFString.of(name.replace(/[\\()]/g, String.raw`\$&`)),
    place,
  ]);
  pdf.catalog.set(PDFName.of("Names"), pdf.context.obj({ Dests: { Names: names } }));
}

/** An id as its author wrote it: browsers write other letters than those of English as in addresses. */
export function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
