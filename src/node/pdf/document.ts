import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright";
import { readSlides } from "../../compile/paper/slides.ts";
import type { Deck } from "../../compile/deck.ts";
import { documents, type PaperDocument, type PaperSize } from "./documents.ts";
import { type Finish, type Finished, finishPdf, pagesIn } from "./finish.ts";
import { smallestScale } from "./fit.ts";
import type { Metadata } from "./metadata.ts";
import { type Bookmark, bookmarksOf } from "./outline.ts";
import { printHandout, type Printed, printSlides } from "./print.ts";

/** A document as it was made. */
export interface Made extends Finished, Omit<Printed, "parts"> {
  readonly document: PaperDocument;
}

export interface Job {
  /** Folder with the built site. */
  readonly site: string;
  readonly deck: Deck;
  readonly date: Date | undefined;
  readonly paper: PaperSize;
  readonly tell: (line: string) => void;
}

/** Prints the pages of a site, all at the same time. Throws an Error if a slide does not fit its page. */
export function makeDocuments(browser: Browser, job: Job): Promise<readonly Made[]> {
  return Promise.all(documents.map((document) => makeDocument(browser, document, job)));
}

/** Prints one page of a site. Throws an Error if a slide does not fit its page. */
export async function makeDocument(browser: Browser, document: PaperDocument, job: Job): Promise<Made> {
  const { site, deck, paper, tell } = job;
  const isHandout = document.page === "handout.html";
  const printed = isHandout
    ? await printHandout(browser, site, document, paper, pagesIn)
    : await printSlides(browser, site, document);
  stopIfCut(printed);
  const { parts, ...rest } = printed;
  const html = readFileSync(join(site, document.page), "utf8");
  const bookmarks = bookmarksOf(deck);
  const finish: Omit<Finish, "metadata" | "address"> = isHandout
    ? { pages: undefined, bookmarks: withEnds(bookmarks, html) }
    : { pages: readSlides(html).map(({ id }) => id), bookmarks };
  const metadata = metadataOf(document, browser.version(), job);
  const finished = await finishPdf(parts, { ...finish, metadata, address: deck.settings.address });
  if (finished.lost.length > 0) {
    const lost = finished.lost.join(", ");
    throw new Error(`${document.file} would have links to ${lost}, which is not on its pages.`);
  }
  tell(`Printed ${document.file}.`);
  return { ...finished, ...rest, document };
}

function metadataOf({ suffix }: PaperDocument, version: string, { deck, date }: Job): Metadata {
  const { title, speaker, description, keywords, language } = deck.settings;
  const words = keywords.split(",").map((word) => word.trim());
  return {
    title: suffix === "" ? title : `${title}: ${suffix}`,
    author: speaker,
    subject: description,
    keywords: words.filter((word) => word !== ""),
    language,
    creator: `Chromium ${version}`,
    date,
  };
}

/** The handout has pages before the slides and behind them. */
function withEnds(bookmarks: readonly Bookmark[], html: string): readonly Bookmark[] {
  const end = (title: string, target: string): Bookmark[] =>
    html.includes(` id="${target}"`) ? [{ title, target, below: [] }] : [];
  return [...end("Contents", "contents"), ...bookmarks, ...end("Sources", "sources")];
}

function stopIfCut({ fits }: Printed): void {
  const cut = fits.filter(({ fits: isWhole }) => !isWhole);
  if (cut.length === 0) return;
  const percent = Math.round(smallestScale * 100);
  const lines = cut.map(
    ({ where }) => `${where} does not fit its page, not even at ${percent} % of its size.`,
  );
  throw new Error([...new Set(lines), "Put less on the slide, or make several of it."].join("\n"));
}
