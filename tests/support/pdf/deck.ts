import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright";
import type { Deck } from "../../../src/compile/deck.ts";
import { createParser } from "../../../src/compile/parse.ts";
import { openFolder } from "../../../src/node/folder.ts";
import { openSheet } from "../../../src/node/pdf/sheets.ts";

/** A slide as its page of the site shows it. */
export interface Shown {
  /** Empty for further steps of the slide before. */
  readonly id: string;
  /** Its texts in reading order, without what is only decoration. */
  readonly texts: readonly string[];
  /** Where its links lead: addresses, and ids of slides with a # before. */
  readonly links: readonly string[];
  /** How many photographs it has. */
  readonly images: number;
}

/** Reads a deck from its sources. */
export function readDeck(folder: string): Deck {
  return createParser()(openFolder(folder, process.cwd()).sources()).deck;
}

/** What a page of a built site shows, slide by slide, as a browser sees it. */
export async function readShown(browser: Browser, site: string, name: string): Promise<readonly Shown[]> {
  const page = await openSheet(browser, site, readFileSync(join(site, name), "utf8"));
  // oxlint-disable max-depth -- this runs in the page, and a function with a name would need a helper that pages lack
  const shown = await page.evaluate(() => {
    const slides: { id: string; texts: string[]; links: string[]; images: number }[] = [];
    for (const slide of document.querySelectorAll("section[data-layout], article.plate")) {
      const images = slide.querySelectorAll("img").length;
      const found = { id: slide.id, texts: [] as string[], links: [] as string[], images };
      const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      while (walker.nextNode()) {
        const { currentNode: node } = walker;
        const element = node instanceof Element ? node : node.parentElement;
        const isSeen = element?.checkVisibility({ visibilityProperty: true }) === true;
        if (!isSeen || element.closest("[aria-hidden=true]")) continue;
        if (node instanceof Element) {
          if (node.matches("a[href]")) found.links.push(node.getAttribute("href") ?? "");
          // A drawing is read as its alternative text.
        } else if (node.textContent?.trim() && !element.closest("[role=img]")) {
          found.texts.push(node.textContent);
        }
      }
      slides.push(found);
    }
    return slides;
  });
  await page.context().close();
  return shown;
}
