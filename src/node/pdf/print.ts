import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import type { PaperDocument, PaperSize } from "./documents.ts";
import { papers } from "./documents.ts";
import { type Fit, fitSlides } from "./fit.ts";
import { missingLetters } from "./letters.ts";
import { openSheet, sheetsOf, slideAddress } from "./sheets.ts";

/** A page of the site as the browser printed it. */
export interface Printed {
  /** PDFs, one behind the other. */
  readonly parts: readonly Uint8Array[];
  /** Slides that had to be drawn smaller. */
  readonly fits: readonly Fit[];
  /** Characters that no font of this machine has. */
  readonly missing: readonly string[];
}

/** Prints slides: one page of paper for each, with the links between them as addresses to be resolved. */
export async function printSlides(browser: Browser, site: string, document: PaperDocument): Promise<Printed> {
  const sheets = sheetsOf(readFileSync(join(site, document.page), "utf8"));
  const parts: Uint8Array[] = [];
  const fits: Fit[] = [];
  const missing: string[] = [];
  for (const sheet of sheets) {
    const page = await openSheet(browser, site, sheet);
    fits.push(...(await fitSlides(page)));
    missing.push(...(await missingLetters(page)));
    await page.evaluate((address) => {
      for (const link of window.document.querySelectorAll('a[href^="#"]'))
        link.setAttribute("href", address + (link.getAttribute("href") ?? ""));
    }, slideAddress);
    parts.push(await pdfOf(page, "a4"));
    await page.context().close();
  }
  return { parts, fits, missing };
}

/**
 * Prints the handout. Its contents say on which page a slide stands, which only the printed handout
 * can tell: `pagesIn` reads it, and if the guess was wrong, the handout is printed again.
 */
export async function printHandout(
  browser: Browser,
  site: string,
  document: PaperDocument,
  paper: PaperSize,
  pagesIn: (pdf: Uint8Array) => Promise<ReadonlyMap<string, number>>,
): Promise<Printed> {
  const html = readFileSync(join(site, document.page), "utf8");
  const page = await openSheet(browser, site, html);
  const fits = await fitSlides(page);
  const missing = await missingLetters(page);
  const listed = await page.$$eval("[data-page]", (places) =>
    places.map((place) => place.getAttribute("data-page") ?? ""),
  );
  // The first guess: a page for the contents, and one for each slide.
  const articles = await page.$$eval("main > article", (all) => all.map(({ id }) => id));
  let wanted: ReadonlyMap<string, number> = new Map(articles.map((id, i) => [id, i + 1]));
  let pdf: Uint8Array = new Uint8Array();
  for (let attempts = 0; attempts < 3; attempts++) {
    await writePages(page, wanted);
    pdf = await pdfOf(page, paper);
    const found = await pagesIn(pdf);
    const isRight = listed.every((id) => found.get(id) === wanted.get(id));
    if (isRight) break;
    wanted = found;
  }
  await page.context().close();
  return { parts: [pdf], fits, missing };
}

async function writePages(page: Page, pages: ReadonlyMap<string, number>): Promise<void> {
  await page.evaluate(
    (entries) => {
      const known = new Map(entries);
      for (const place of document.querySelectorAll<HTMLElement>("[data-page]"))
        place.textContent = String(known.get(place.dataset["page"] ?? "") ?? "");
    },
    [...pages],
  );
}

/** Slides say how large their page is; `paper` is for what does not. */
function pdfOf(page: Page, paper: PaperSize): Promise<Uint8Array> {
  // Tags come from the tree for screen readers; bookmarks we make ourselves, with sections.
  return page.pdf({ format: papers[paper], preferCSSPageSize: true, printBackground: true, tagged: true });
}
