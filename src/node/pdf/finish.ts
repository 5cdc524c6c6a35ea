import { createHash } from "node:crypto";
import { type PDFDocument, PDFHexString, PDFName } from "@cantoo/pdf-lib";
import {
  type Destinations,
  destinationsIn,
  destinationsOfPages,
  listDestinations,
  pageOf,
} from "./destinations.ts";
import { joinPdfs } from "./join.ts";
import { type LinkReport, mendLinks } from "./links.ts";
import { type Metadata, writeMetadata } from "./metadata.ts";
import { loadPdf, textOf } from "./objects.ts";
import { type Bookmark, writeOutline } from "./outline.ts";
import { serialize } from "./serialize.ts";
import { sweep } from "./sweep.ts";
import { listTableHeads, mapRoles, mendTags } from "./tags.ts";

/** What a document gets beyond what the browser has printed. */
export interface Finish {
  readonly metadata: Metadata;
  readonly bookmarks: readonly Bookmark[];
  /** The slides by page, if pages are slides; empty for further steps of the one before. */
  readonly pages: readonly string[] | undefined;
  /** Public address of the talk; empty if it has none. */
  readonly address: string;
}

export interface Finished extends LinkReport {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** Makes a document of what the browser has printed. The same parts give the same bytes. */
export async function finishPdf(parts: readonly Uint8Array[], finish: Finish): Promise<Finished> {
  const pdf = await joinPdfs(parts);
  const destinations = finish.pages ? destinationsOfPages(pdf, finish.pages) : destinationsIn(pdf);
  const report = mendLinks(pdf, destinations, finish.address);
  listDestinations(pdf, destinations);
  writeOutline(pdf, finish.bookmarks, destinations);
  writeLabels(pdf, finish.pages);
  mapRoles(pdf);
  mendTags(pdf);
  listTableHeads(pdf);
  writeMetadata(pdf, finish.metadata);
  for (const { node } of pdf.getPages()) node.set(PDFName.of("Tabs"), PDFName.of("S"));
  return { ...report, bytes: await save(pdf), pages: pdf.getPageCount() };
}

/** On which pages of a document the places are that its links lead to, 1-based. */
export async function pagesIn(bytes: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const pdf = await loadPdf(bytes);
  const places: Destinations = destinationsIn(pdf);
  return new Map(
    [...places].flatMap(([name, place]): [string, number][] => {
      const page = pageOf(pdf, place);
      return page === undefined ? [] : [[name, page]];
    }),
  );
}

/** Labels that viewers show for pages: the number of the slide, and behind a point that of the step. */
function writeLabels(pdf: PDFDocument, pages: readonly string[] | undefined): void {
  let slide = 0;
  let step = 0;
  const labels = (pages ?? []).map((id) => {
    slide += id === "" ? 0 : 1;
    step = id === "" ? step + 1 : 0;
    return step === 0 ? String(slide) : `${slide}.${step}`;
  });
  const isPlain = labels.every((label, i) => label === String(i + 1));
  const numbers = isPlain ? [0, { S: "D" }] : labels.flatMap((label, i) => [i, { P: textOf(label) }]);
  pdf.catalog.set(PDFName.of("PageLabels"), pdf.context.obj({ Nums: numbers }));
}

const noId = "0".repeat(32);

/** The bytes of a document, whose identifier follows from all the others. */
async function save(pdf: PDFDocument): Promise<Uint8Array> {
  await pdf.flush();
  sweep(pdf);
  pdf.context.trailerInfo.ID = pdf.context.obj([PDFHexString.of(noId), PDFHexString.of(noId)]);
  const bytes = serialize(pdf);
  const id = createHash("sha256").update(bytes).digest("hex").slice(0, noId.length);
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const place = `<${noId}>`;
  for (let at = end.lastIndexOf(place); at >= 0; at = end.lastIndexOf(place, at)) end.write(`<${id}>`, at);
  return bytes;
}
