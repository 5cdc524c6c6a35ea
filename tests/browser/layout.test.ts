import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { Page } from "playwright";
import { assertNone, tell } from "../support/findings.ts";
import type { Canvas } from "../support/in-page/lint.ts";
import { deckReady, fontsReady, visit } from "../support/pages.ts";
import { temporaryFolder } from "../support/project.ts";
import { openSite } from "../support/site.ts";
import { setStage } from "../support/stage.ts";

// What a viewer at the far end of a room can read, and what a reader of a phone can.
const slide: Canvas = { width: 1920, height: 1080, minText: 26, mayScroll: false };
const phone = (width: number): Canvas => ({ width, minText: 12.5, mayScroll: true });

const stage = setStage();

const lintDeck = (page: Page) => page.evaluate((canvas) => window.inPage.lintDeck(canvas), slide);

describe("every step of every slide fits", () => {
  for (const theme of ["light", "dark"]) {
    test(theme, async () => {
      const { open, context } = await visit(stage.browser, { reducedMotion: "reduce" });
      const findings = await lintDeck(await deckReady(await open(`${stage.site.url}?theme=${theme}`)));
      await context.close();
      assertNone(tell(findings), "faults on slides");
    });
  }
});

describe("the page for reading fits a phone", () => {
  for (const [width, height] of [
    [390, 844],
    [320, 640],
  ] as const) {
    test(`${width} pixels wide`, async () => {
      const { open, context } = await visit(stage.browser, {
        viewport: { width, height },
        reducedMotion: "reduce",
      });
      const page = await open(stage.site.url);
      await fontsReady(page);
      const findings = await page.evaluate((canvas) => window.inPage.lintPage(canvas), phone(width));
      const reach = await page.evaluate(() => document.scrollingElement?.scrollWidth);
      await context.close();
      assertNone(tell(findings), "faults on the page");
      assert.equal(reach, width, "the page scrolls sideways");
    });
  }
});

describe("a proof joins the step that it proves, and no other", () => {
  for (const viewport of [
    { width: 1920, height: 1080 },
    { width: 390, height: 844 },
  ]) {
    test(`${viewport.width} pixels wide`, async () => {
      const { open, context } = await visit(stage.browser, { viewport, reducedMotion: "reduce" });
      const page = await open(`${stage.site.url}#begin`);
      await fontsReady(page);
      const joins = await page.evaluate(() => {
        const proof = document.querySelector("#begin .proof")?.getBoundingClientRect();
        return [...document.querySelectorAll("#begin .flow-steps > li > div")].map((step) => {
          const { top, bottom, left } = step.getBoundingClientRect();
          // The tab between them is drawn, as it must not make the card higher.
          const { borderBottomWidth } = getComputedStyle(step);
          const tab = Number.parseFloat(getComputedStyle(step, "::after").height) || 0;
          const end = bottom - Number.parseFloat(borderBottomWidth) + tab;
          return proof && top < proof.top && end > proof.top && left === proof.left;
        });
      });
      await context.close();
      assert.deepEqual(joins, [true, false, false]);
    });
  }
});

// A slide each: its body, and what the lint has to say of it.
const faults: Readonly<Record<string, readonly [body: string, finds: readonly string[]]>> = {
  calm: [`Nothing is wrong here.`, []],
  late: [
    `First a step that fits. {.fragment}

<p class="fragment" data-style="position: absolute; left: 1700px; top: 500px; white-space: nowrap">Too far right</p>`,
    ["step 2: off the slide"],
  ],
  small: [`<p data-style="font-size: 20px">Who reads this?</p>`, ["step 0: letters of 20 px"]],
  apart: [
    `<div data-style="display: contents"><p data-style="font-size: 20px">Who sees this?</p></div>`,
    ["step 0: letters of 20 px"],
  ],
  drawn: [
    `<svg width="400" height="200" viewBox="0 0 800 400"><text x="40" y="200" font-size="40">half</text></svg>`,
    ["step 0: letters of 20 px"],
  ],
  footer: [
    `<p data-style="position: absolute; left: 500px; top: 1000px">Low</p>`,
    ["step 0: over the footer"],
  ],
  sources: [`Source: ${"from here and there, ".repeat(9)}and nowhere`, []],
  progress: [
    `Source: <span data-style="position: relative; left: 1400px">far</span>`,
    ["step 0: over the progress print"],
  ],
  heading: [
    `<p data-style="position: absolute; left: 100px; top: 80px">High</p>`,
    ["step 0: over the heading", "step 0: over the text “A claim”"],
  ],
  cut: [
    `<div data-style="height: 70px; overflow: hidden"><p>One line</p><p>And one that is cut off</p></div>`,
    ["step 0: cut off by <div.main><div>"],
  ],
  boxed: [
    `<div data-style="width: 100px; background: silver; white-space: nowrap">More than its box holds</div>`,
    ["step 0: out of <div.main><div>"],
  ],
  pile: [
    `<p data-style="position: absolute; left: 96px; top: 500px">Below</p>
<p data-style="position: absolute; left: 96px; top: 510px">Above</p>`,
    ["step 0: over the text “Below”"],
  ],
};

test("the lint finds planted faults, and nothing where there are none", async () => {
  const folder = await temporaryFolder();
  const slides = Object.entries(faults).map(
    ([id, [body]]) => `<!-- .slide: id="${id}" -->\n\n## A claim\n\n${body}\n\nNote: None.\n`,
  );
  await writeFile(join(folder.path, "faults.md"), slides.join("\n---\n\n"));
  const broken = await openSite(folder.path);
  const { open, context } = await visit(stage.browser, { reducedMotion: "reduce" });
  const page = await deckReady(await open(broken.url));
  // Slides cannot bring styles of their own, so the faults get theirs afterwards.
  await page.evaluate(() => {
    for (const fault of document.querySelectorAll<HTMLElement>("[data-style]")) {
      fault.style.cssText = fault.dataset["style"] ?? "";
    }
  });
  const findings = await lintDeck(page);
  await context.close();
  await broken.close();
  await folder.remove();

  for (const [id, [, finds]] of Object.entries(faults)) {
    const found = findings.filter((finding) => finding.slide === id);
    assert.deepEqual(
      [...new Set(found.map(({ step, problem }) => `step ${step}: ${problem}`))],
      finds,
      `on slide ${id}`,
    );
  }
  const late = tell(findings).find((text) => text.includes("#late"));
  assert.match(
    late ?? "",
    /^faults\.md:13 #late step 2: off the slide: <p\.fragment> “Too far right” \[\d+ 507 \d+ 551\]$/,
  );
});
