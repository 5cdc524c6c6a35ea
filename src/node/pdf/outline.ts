import { PDFName, type PDFDocument, PDFNumber, PDFRef } from "@cantoo/pdf-lib";
import type { Deck } from "../../compile/deck.ts";
import type { Destinations } from "./destinations.ts";
import { textOf } from "./objects.ts";

/** A bookmark: what it says, where it leads, and what is below it. */
export interface Bookmark {
  readonly title: string;
  /** Name of a destination. */
  readonly target: string;
  readonly below: readonly Bookmark[];
}

/** Bookmarks of a deck: sections, in them slides, below each of those the slides of its stack. */
export function bookmarksOf(deck: Deck): readonly Bookmark[] {
  return deck.sections.flatMap((section) => {
    const slides = section.stacks.flatMap(([top, ...below]): Bookmark[] =>
      top ? [{ ...markOf(top), below: below.map((slide) => ({ ...markOf(slide), below: [] })) }] : [],
    );
    const [first] = slides;
    return first ? [{ title: section.title, target: first.target, below: slides }] : [];
  });
}

function markOf({ id, title }: { readonly id: string; readonly title: string }) {
  return { title, target: id };
}

/** Writes the bookmarks of a document: sections closed, so that all of them are seen at once. */
export function writeOutline(
  pdf: PDFDocument,
  bookmarks: readonly Bookmark[],
  destinations: Destinations,
): void {
  const root = pdf.context.nextRef();
  const refs = writeLevel(pdf, bookmarks, root, destinations);
  const [first, last] = [refs[0], refs.at(-1)];
  if (!first || !last) return;
  const outlines = { Type: "Outlines", First: first, Last: last, Count: bookmarks.length };
  pdf.context.assign(root, pdf.context.obj(outlines));
  pdf.catalog.set(PDFName.of("Outlines"), root);
  pdf.catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}

/** Writes bookmarks that stand below `parent`; returns the first and the last of them. */
function writeLevel(
  pdf: PDFDocument,
  bookmarks: readonly Bookmark[],
  parent: PDFRef,
  destinations: Destinations,
): readonly PDFRef[] {
  const refs = bookmarks.map(() => pdf.context.nextRef());
  for (const [i, { title, target, below }] of bookmarks.entries()) {
    const ref = refs[i];
    const destination = destinations.get(target);
    if (!ref || !destination) throw new Error(`There is no page for the bookmark “${title}”.`);
    const item = pdf.context.obj({ Title: textOf(title), Parent: parent, Dest: destination });
    const link = (key: string, to: PDFRef | undefined) => to && item.set(PDFName.of(key), to);
    link("Prev", refs[i - 1]);
    link("Next", refs[i + 1]);
    const inner = writeLevel(pdf, below, ref, destinations);
    link("First", inner[0]);
    link("Last", inner.at(-1));
    if (below.length > 0) item.set(PDFName.of("Count"), PDFNumber.of(-below.length));
    pdf.context.assign(ref, item);
  }
  return refs;
}
