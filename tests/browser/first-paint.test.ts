import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright";
import { assertNone, tell } from "../support/findings.ts";
import { deckReady, visit, waitForSlide } from "../support/pages.ts";
import { openSpeaker, previewOf } from "../support/speaker.ts";
import { setStage } from "../support/stage.ts";
import { readStops } from "../support/stops.ts";

const stage = setStage();

/** The first slide's frame on the screen, and the heading in it, with whole pixels. */
const firstSlide = (page: Page) =>
  page.evaluate(() => {
    const slide = document.querySelector(".slides section:has(> .frame)");
    return [".frame", "h1"].map((part) => {
      const element = slide?.querySelector(part);
      const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
      const isSeen = element?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      return { isSeen, box: [x, y, width, height].map(Math.round) };
    });
  });

describe("before any module has run", () => {
  for (const [width, height] of [
    [1920, 1080],
    [1280, 800],
    [900, 1200],
  ] as const) {
    test(`the first slide stands where the deck will show it, on ${width}×${height}`, async () => {
      const viewport = { width, height };
      const { open, context } = await visit(stage.browser, { viewport });
      await context.route("**/*.js", (route) => route.abort());
      const early = await firstSlide(await open(stage.site.url));
      await context.close();
      const started = await visit(stage.browser, { viewport });
      const late = await firstSlide(await deckReady(await started.open(stage.site.url)));
      await started.context.close();

      assert.deepEqual(early, late);
      const scale = Math.min(width / 1920, height / 1080);
      const [frame] = early;
      assert.equal(frame?.isSeen, true);
      assert.ok(
        Math.abs((frame?.box[2] ?? 0) - 1920 * scale) <= 1920 * 0.005 + 1,
        "the slide does not fill the window",
      );
    });
  }
});

describe("without JavaScript", () => {
  for (const [width, height] of [
    [390, 844],
    [1280, 800],
  ] as const) {
    test(`all slides can be read as a page, on ${width}×${height}`, async () => {
      const { open, context } = await visit(stage.browser, {
        viewport: { width, height },
        javaScriptEnabled: false,
        reducedMotion: "reduce",
      });
      const page = await open(stage.site.url);
      const canvas = { width, minText: 12.5, mayScroll: true };
      const result = await page.evaluate((on) => {
        const slides = [...document.querySelectorAll<HTMLElement>(".slides section:has(> .frame)")];
        const tops = slides.map((slide) => slide.getBoundingClientRect().top);
        return {
          findings: window.inPage.lintPage(on),
          isInOrder: tops.every((top, i) => i === 0 || top > (tops[i - 1] ?? 0)),
          hidden: [...document.querySelectorAll(".slides .fragment, .slides section:has(> .frame) > .frame")]
            .filter((part) => !part.matches(".mark") && !window.inPage.isShown(part))
            .map((part) => part.closest("section")?.id),
          reach: document.scrollingElement?.scrollWidth,
        };
      }, canvas);
      await context.close();
      assert.deepEqual(result.hidden, [], "parts of these slides are not shown");
      assert.ok(result.isInOrder, "the slides do not stand below one another");
      assert.equal(result.reach, width, "the page scrolls sideways");
      assertNone(tell(result.findings), "faults on the page");
    });
  }
});

test("a whole run asks no other host for anything, and has no errors", async () => {
  const { open, context, troubles } = await visit(stage.browser);
  const asked: string[] = [];
  context.on("response", (response) => {
    if (response.status() >= 400) asked.push(`${response.status()} ${response.url()}`);
  });
  const deck = await deckReady(await open(stage.site.url));
  const speaker = await openSpeaker(deck);
  for (const which of ["current", "next"] as const) await previewOf(speaker, which);
  const { all, last } = await readStops(deck);
  for (const { id } of all) await deck.evaluate((slide) => window.inPage.goTo(slide, 1000), id);
  await waitForSlide(await previewOf(speaker, "current"), last.id);
  for (const view of ["?view=read", "print.html"]) await open(`${stage.site.url}${view}`);
  await context.close();
  assert.deepEqual([...troubles, ...asked], []);
});
