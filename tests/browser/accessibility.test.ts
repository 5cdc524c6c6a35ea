import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright";
import { addAxe } from "../support/axe.ts";
import { assertNone } from "../support/findings.ts";
import { deckReady, visit, type Visit } from "../support/pages.ts";
import { pageSettled } from "../support/reading.ts";
import { openSpeaker, previewOf } from "../support/speaker.ts";
import { setStage } from "../support/stage.ts";

let tour: Visit;
let deck: Page;

const stage = setStage(async ({ browser, site }) => {
  tour = await visit(browser, { reducedMotion: "reduce" });
  deck = await deckReady(await tour.open(site.url));
  await addAxe(deck);
});

const auditSlides = (rules?: string[]) =>
  deck.evaluate((options) => window.inPage.auditSlides(options), rules ? { runOnly: rules } : {});

/** Looks at all that a page shows, but not into the frames of other pages. */
const audit = (page: Page) => page.evaluate(() => window.inPage.audit(document, { iframes: false }));

describe("axe finds nothing", () => {
  test("on any slide", async () => {
    assertNone(await auditSlides(), "violations");
  });

  test("on any slide in the dark", async () => {
    await deck.keyboard.press("t");
    const violations = await auditSlides(["color-contrast", "link-in-text-block"]);
    await deck.keyboard.press("t");
    assertNone(violations, "violations");
  });

  test("around the slides", async () => {
    await deck.keyboard.press("Home");
    assertNone(await audit(deck), "violations");
  });

  for (const theme of ["light", "dark"]) {
    test(`in the list of keys, ${theme}`, async () => {
      await deck.evaluate((name) => (document.documentElement.dataset["theme"] = name), theme);
      await deck.keyboard.press("?");
      await deck.getByRole("dialog").waitFor();
      const violations = await audit(deck);
      await deck.keyboard.press("Escape");
      await deck.evaluate(() => (document.documentElement.dataset["theme"] = "light"));
      assertNone(violations, "violations");
    });

    test(`on the page for reading, ${theme}`, async () => {
      const page = await pageSettled(await tour.open(`${stage.site.url}?view=read&theme=${theme}`));
      await addAxe(page);
      const violations = await audit(page);
      await page.close();
      assertNone(violations, "violations");
    });

    test(`in the speaker's view, ${theme}`, async () => {
      const speaker = await openSpeaker(deck);
      for (const which of ["current", "next"] as const) await previewOf(speaker, which);
      await speaker.evaluate((name) => (document.documentElement.dataset["theme"] = name), theme);
      await addAxe(speaker);
      const violations = await audit(speaker);
      await speaker.close();
      assertNone(violations, "violations");
    });
  }
});

describe("what axe does not know", () => {
  test("every view has one first heading, and a language", async () => {
    for (const view of ["", "?view=read", "?speaker", "print.html"]) {
      const page = await tour.open(`${stage.site.url}${view}`);
      await page.locator("h1").first().waitFor({ state: "attached" });
      const shown = await page
        .locator("h1")
        .evaluateAll((all) => all.filter((h1) => h1.checkVisibility()).length);
      const lang = await page.locator("html").getAttribute("lang");
      await page.close();
      assert.equal(shown, 1, `first headings in ${view || "the deck"}`);
      assert.match(lang ?? "", /^[a-z]{2}/);
    }
  });

  test("Reveal's root leaves the reading keys to screen readers", async () => {
    assert.equal(await deck.locator(".reveal").getAttribute("role"), "group");
    assert.notEqual(await deck.locator(".reveal").getAttribute("aria-label"), "");
  });

  test("nothing moves for those who prefer that", async () => {
    const page = await deckReady(await tour.open(stage.site.url));
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll("*")].filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element);
          return !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== "none";
        }).length,
    );
    await page.close();
    assert.equal(moving, 0);
  });

  test("the focus can be seen, and is never on a slide that cannot", async () => {
    const ids = await deck.evaluate(() => window.inPage.linked());
    assert.ok(ids.length > 0, "no slide of the talk has a link");
    for (const id of ids) {
      await deck.evaluate((slide) => {
        window.inPage.goTo(slide, 1000);
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }, id);
      await deck.keyboard.press("Tab");
      const focus = await deck.evaluate(() => {
        const { activeElement } = document;
        const { outlineStyle, outlineWidth } = getComputedStyle(activeElement ?? document.body);
        const slide = activeElement?.closest("section")?.id;
        return { slide, isSeen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 };
      });
      assert.deepEqual(focus, { slide: id, isSeen: true });
    }
  });
});
