import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import type { Page } from "playwright";
import { deckReady, visit, type Visit, waitForPosition, waitForSlide } from "../support/pages.ts";
import { setStage } from "../support/stage.ts";
import { readStops, type Stops } from "../support/stops.ts";

let tour: Visit;
let page: Page;
let stops: Stops;

setStage(async ({ browser, site }) => {
  tour = await visit(browser);
  page = await deckReady(await tour.open(site.url));
  stops = await readStops(page);
});

const press = (key: string) => page.keyboard.press(key);
const goTo = (id: string, step = 0) => page.evaluate((at) => window.inPage.goTo(...at), [id, step] as const);
const expect = ({ id }: { readonly id: string }, step = 0) => waitForPosition(page, id, step);

describe("keys", () => {
  beforeEach(() => goTo(stops.stepped.id));

  for (const [next, back] of [
    ["ArrowRight", "ArrowLeft"],
    ["PageDown", "PageUp"],
    ["Space", "Shift+Space"],
    ["n", "p"],
  ] as const) {
    test(`${next} and ${back} go through steps and slides, forward and back`, async () => {
      const { before, stepped, after } = stops;
      for (let step = 1; step <= stepped.steps; step++) {
        await press(next);
        await expect(stepped, step);
      }
      await press(next);
      await expect(after);
      await press(back);
      await expect(stepped, stepped.steps);
      for (let step = stepped.steps - 1; step >= 0; step--) {
        await press(back);
        await expect(stepped, step);
      }
      await press(back);
      await expect(before, before.steps);
    });
  }

  test("Home and End go to the first and the last slide", async () => {
    await press("End");
    await waitForSlide(page, stops.last.id);
    await press("Home");
    await expect(stops.first);
  });

  test("a whole talk can be given with one key", async () => {
    await goTo(stops.first.id);
    const presses = stops.all.reduce((sum, { steps }) => sum + steps + 1, -1);
    for (let i = 0; i < presses; i++) await press("PageDown");
    await expect(stops.last, stops.last.steps);
  });

  for (const key of ["b", "."]) {
    test(`${key} makes the screen black and brings it back`, async () => {
      await press(key);
      await page.waitForFunction(() => window.Reveal?.isPaused());
      const overlay = page.locator(".pause-overlay");
      await overlay.waitFor();
      await page.waitForFunction(
        () => getComputedStyle(document.querySelector(".pause-overlay") ?? document.body).opacity === "1",
      );
      await press(key);
      await page.waitForFunction(() => !window.Reveal?.isPaused());
      await expect(stops.stepped);
    });
  }

  for (const key of ["o", "Escape"]) {
    test(`${key} shows all slides at a glance, and one of them can be picked`, async () => {
      await press(key);
      await page.waitForFunction(() => window.Reveal?.isOverview());
      await press("ArrowRight");
      await press("Enter");
      await page.waitForFunction(() => !window.Reveal?.isOverview());
      await expect(stops.after);
    });
  }

  test("G goes to the slide with a number, counted as in the footers", async () => {
    const { length } = stops.all;
    for (const number of [1, Math.ceil(length / 2), length]) {
      await press("g");
      await page.keyboard.type(String(number));
      await press("Enter");
      await waitForSlide(page, stops.all[number - 1]?.id ?? "");
      const shown = await page.locator("section.present .foot .num:visible").textContent();
      assert.equal(shown, `${number}/${length}`);
    }
  });

  test("G goes to the slide with a word", async () => {
    await press("g");
    await page.keyboard.type(stops.before.id);
    await press("Enter");
    await waitForSlide(page, stops.before.id);
  });

  test("G given up stays where it was", async () => {
    await press("g");
    await page.keyboard.type("1");
    await press("Escape");
    await expect(stops.stepped);
  });
});

test("Reveal counts the slides as the footers do", async () => {
  assert.equal(await page.evaluate(() => window.Reveal?.getTotalSlides()), stops.all.length);
});

describe("the list of keys", () => {
  const help = () => page.getByRole("dialog", { name: "Keys" });
  /** On a busy machine the field that G opened may still have the focus, and take the first key. */
  const open = async (key: string) => {
    for (let attempt = 0; attempt < 5; attempt++) {
      await press(key);
      const seen = help().waitFor({ timeout: 1500 });
      if (await seen.then(() => true).catch(() => false)) return;
    }
    assert.fail(`${key} does not open the list of keys`);
  };

  test("opens, tells all our keys, and closes again", async () => {
    for (const [opening, closing] of [
      ["?", "?"],
      ["h", "h"],
      ["?", "Escape"],
    ] as const) {
      await open(opening);
      await press(closing);
      await help().waitFor({ state: "hidden" });
    }
    await open("?");
    const keys = await help().locator("kbd").allTextContents();
    for (const key of [
      "→",
      "Space",
      "Page Down",
      "←",
      "Home",
      "End",
      "G",
      "O",
      "S",
      "B",
      ".",
      "F",
      "T",
      "?",
    ]) {
      assert.ok(keys.includes(key), `${key} is not in the list`);
    }
    await help().getByRole("button", { name: "Close" }).click();
    await help().waitFor({ state: "hidden" });
  });

  test("takes all keys while it is open", async () => {
    await goTo(stops.stepped.id);
    await open("?");
    for (const key of ["PageDown", "ArrowRight", "b", "t", "End", "g"]) await press(key);
    await press("Escape");
    await help().waitFor({ state: "hidden" });
    await expect(stops.stepped);
    assert.equal(await page.evaluate(() => window.Reveal?.isPaused() || window.Reveal?.isOverview()), false);
  });
});

test("nothing went wrong on the way", () => {
  assert.deepEqual(tour.troubles, []);
});
