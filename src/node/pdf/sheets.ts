import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { readSlides } from "../../compile/paper/slides.ts";
import { contentTypeOf } from "../content-type.ts";

/** Where pages stand while they are printed. No such host exists, so nothing else can be meant by it. */
export const origin = "http://slides.invalid";

/** Links between slides while they are printed: targets may be on sheets that are printed elsewhere. */
export const slideAddress = `${origin}/slide`;

// The time to print grows with the square of the slides that stand on one page.
const slidesPerSheet = 120;

/** The slides of a page for printing, in portions that are printed one by one. */
export function sheetsOf(html: string): readonly string[] {
  const slides = readSlides(html);
  const [first, last] = [slides[0], slides.at(-1)];
  if (!first || !last) throw new Error("There are no slides to print.");
  const start = html.indexOf(first.markup);
  const end = html.lastIndexOf(last.markup) + last.markup.length;
  // Stacks are opened before their first slide; the portions do without.
  const before = html.slice(0, start).replace(/<section data-file="[^"]*">$/, "");
  const after = html.slice(end).replace(/^<\/section> ?/, "");
  const count = Math.ceil(slides.length / slidesPerSheet);
  return Array.from({ length: count }, (_, i) => {
    const portion = slides.slice(i * slidesPerSheet, (i + 1) * slidesPerSheet);
    return before + portion.map(({ markup }) => markup).join("") + after;
  });
}

/**
 * Opens a page of the site in `folder` with `html` in its place, ready to be measured and printed.
 * No server is involved: the browser gets the files from here.
 */
export async function openSheet(browser: Browser, folder: string, html: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") return route.fulfill({ body: html, contentType: "text/html; charset=utf-8" });
    const body = readFile(join(folder, decodeURIComponent(pathname)));
    return body
      ? route.fulfill({ body, contentType: contentTypeOf(pathname) })
      : route.fulfill({ status: 404 });
  });
  await page.emulateMedia({ media: "print" });
  await page.goto(`${origin}/`, { waitUntil: "load" });
  await page.evaluate(async () => {
    do {
      // Only what is laid out asks for its fonts, and their coming lays out what may ask for more.
      document.body.getBoundingClientRect();
      await document.fonts.ready;
    } while (document.fonts.status === "loading");
  });
  return page;
}

function readFile(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
