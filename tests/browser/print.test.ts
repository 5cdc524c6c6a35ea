import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright";
import { assertNone, tell } from "../support/findings.ts";
import { deckReady, visit } from "../support/pages.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();
const canvas = { width: 1920, height: 1080, minText: 26, mayScroll: false };

/** The sizes of a PDF's pages in points, in their order; Chromium leaves page objects uncompressed. */
async function printedPages(page: Page): Promise<number[][]> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const objects = pdf.toString("latin1").split("endobj");
  return objects
    .filter((object) => /\/Type\s*\/Page\b/.test(object))
    .map((object) => {
      const [, box = ""] = /\/MediaBox\s*\[([^\]]*)\]/.exec(object) ?? [];
      const [left = 0, top = 0, right = 0, bottom = 0] = box.trim().split(/\s+/).map(Number);
      return [right - left, bottom - top];
    });
}

function assertOnePageEach(pages: readonly (readonly number[])[], slides: number): void {
  assert.equal(pages.length, slides, "pages");
  for (const [width = 0, height = 0] of pages) {
    assert.ok(Math.abs(width / height - 16 / 9) < 0.001, `a page has ${width} × ${height} points`);
  }
}

const countSlides = (page: Page) => page.evaluate(() => window.inPage.outline().length);

describe("the page for printing", () => {
  test("prints one wide page per slide, without any script", async () => {
    const { open, context } = await visit(stage.browser, { javaScriptEnabled: false });
    const page = await open(`${stage.site.url}print.html`);
    const [pages, slides] = [await printedPages(page), await countSlides(page)];
    await context.close();
    assertOnePageEach(pages, slides);
  });

  test("shows every step, and cuts nothing off", async () => {
    const { open, context } = await visit(stage.browser);
    const page = await open(`${stage.site.url}print.html`);
    await page.emulateMedia({ media: "print" });
    const findings = await page.evaluate((on) => window.inPage.lintPage(on), canvas);
    const hidden = await page
      .locator(".slides .fragment:not(.mark)")
      .evaluateAll((parts) =>
        parts.filter((part) => !window.inPage.isShown(part)).map(({ outerHTML }) => outerHTML),
      );
    await context.close();
    assertNone(tell(findings), "faults on paper");
    assert.deepEqual(hidden, []);
  });
});

test("the deck itself prints the same pages, wherever it is", async () => {
  const { open, context } = await visit(stage.browser);
  const page = await deckReady(await open(stage.site.url));
  const slides = await countSlides(page);
  await page.evaluate(() => window.inPage.showWhole(3));
  const pages = await printedPages(page);
  await context.close();
  assertOnePageEach(pages, slides);
});
