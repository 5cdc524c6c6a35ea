import { type PDFDict, type PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { decodeId, type Destinations } from "./destinations.ts";
import { annotationsOf, dictIn, textIn, textOf } from "./objects.ts";
import { origin, slideAddress } from "./sheets.ts";

/** What became of the links of a document. */
export interface LinkReport {
  /** Files that links lead to, relative to the document. */
  readonly files: readonly string[];
  /** Slides that links lead to and that are not there. */
  readonly lost: readonly string[];
}

/**
 * Makes links lead where they should: to slides inside the document; to files by the public address
 * of the talk or, without one, relative to the document. Every link is named for screen readers.
 */
export function mendLinks(pdf: PDFDocument, destinations: Destinations, address: string): LinkReport {
  const files = new Set<string>();
  const lost = new Set<string>();
  for (const { annotation } of annotationsOf(pdf)) {
    if (textIn(annotation, "Subtype") !== "Link") continue;
    const uri = textIn(dictIn(annotation, "A"), "URI");
    const slide = uri?.startsWith(`${slideAddress}#`)
      ? uri.slice(slideAddress.length + 1)
      : textIn(annotation, "Dest");
    if (slide !== undefined) {
      if (!leadTo(annotation, decodeId(slide), destinations)) lost.add(slide);
    } else if (uri?.startsWith(`${origin}/`)) {
      const file = uri.slice(origin.length + 1);
      files.add(file);
      setAddress(annotation, address === "" ? file : new URL(file, address).href);
    } else if (uri !== undefined) annotation.set(PDFName.of("Contents"), textOf(uri));
  }
  return { files: [...files], lost: [...lost] };
}

function leadTo(annotation: PDFDict, slide: string, destinations: Destinations): boolean {
  const destination = destinations.get(slide);
  if (!destination) return false;
  annotation.delete(PDFName.of("A"));
  annotation.set(PDFName.of("Dest"), destination);
  annotation.set(PDFName.of("Contents"), textOf(`#${slide}`));
  return true;
}

function setAddress(annotation: PDFDict, address: string): void {
  dictIn(annotation, "A")?.set(PDFName.of("URI"), textOf(address));
  annotation.set(PDFName.of("Contents"), textOf(address));
}
