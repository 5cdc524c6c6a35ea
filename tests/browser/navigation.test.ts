import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { Browser, Page } from "playwright";
import { launchBrowser } from "../../src/node/browser.ts";
import { deckReady, visit, type Visit, waitForPosition, waitForSlide } from "../support/pages.ts";
import { openSite, type Site } from "../support/site.ts";

let browser: Browser;
let site: Site;
let tour: Visit;
let page: Page;
/** The slides of the talk, and one of them that has steps. */
let slides: { readonly id: string; readonly steps: number }[];
let stepped: { readonly id: string; readonly steps: number; readonly before: string };
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
  tour = await visit(browser);
  page = await deckReady(await tour.open(site.url));
  slides = await page.evaluate(() => window.inPage.outline());
  const index = slides.findIndex(({ steps }, i) => i > 0 && steps >= 2);
  const found = slides[index];
  assert.ok(found, "no slide of the talk has two steps");
  stepped = { ...found, before: idAt(index - 1) };
});
after(async () => {
  await browser.close();
  await site.close();
});

function idAt(index: number): string {
  const slide = slides.at(index);
  assert.ok(slide, `there is no slide ${index}`);
  return slide.id;
}

const press = (key: string) => page.keyboard.press(key);
const goTo = (id: string, step = 0) => page.evaluate((at) => window.inPage.goTo(...at), [id, step] as const);
const expect = (id: string, step = 0) => waitForPosition(page, id, step);

describe("keys", () => {
  beforeEach(() => goTo(stepped.id));

  for (const [next, back] of [
    ["ArrowRight", "ArrowLeft"],
    ["PageDown", "PageUp"],
    ["Space", "Shift+Space"],
    ["n", "p"],
  ] as const) {
    test(`${next} and ${back} go through steps and slides, forward and back`, async () => {
      const after = idAt(slides.findIndex(({ id }) => id === stepped.id) + 1);
      for (let step = 1; step <= stepped.steps; step++) {
        await press(next);
        await expect(stepped.id, step);
      }
      await press(next);
      await expect(after);
      await press(back);
      await expect(stepped.id, stepped.steps);
      for (let step = stepped.steps - 1; step >= 0; step--) {
        await press(back);
        await expect(stepped.id, step);
      }
      await press(back);
      const { steps = 0 } = slides.find(({ id }) => id === stepped.before) ?? {};
      await expect(stepped.before, steps);
    });
  }

  test("Home and End go to the first and the last slide", async () => {
    await press("End");
    await page.waitForFunction(() => window.Reveal?.isLastSlide());
    assert.equal((await page.evaluate(() => window.inPage.position())).slide, idAt(-1));
    await press("Home");
    await expect(idAt(0));
  });

  test("a whole talk can be given with one key", async () => {
    await goTo(idAt(0));
    const presses = slides.reduce((sum, { steps }) => sum + steps + 1, -1);
    for (let i = 0; i < presses; i++) await press("PageDown");
    const last = slides.at(-1);
    await expect(idAt(-1), last?.steps);
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
      await expect(stepped.id);
    });
  }

  for (const key of ["o", "Escape"]) {
    test(`${key} shows all slides at a glance, and one of them can be picked`, async () => {
      await press(key);
      await page.waitForFunction(() => window.Reveal?.isOverview());
      await press("ArrowRight");
      await press("Enter");
      await page.waitForFunction(() => !window.Reveal?.isOverview());
      await expect(idAt(slides.findIndex(({ id }) => id === stepped.id) + 1));
    });
  }

  test("G goes to the slide with a number, counted as in the footers", async () => {
    for (const number of [1, Math.ceil(slides.length / 2), slides.length]) {
      await press("g");
      await page.keyboard.type(String(number));
      await press("Enter");
      await expect(idAt(number - 1));
      const shown = await page.locator("section.present .foot .num:visible").textContent();
      assert.equal(shown, `${number}/${slides.length}`);
    }
  });

  test("G goes to the slide with a word", async () => {
    await press("g");
    await page.keyboard.type(stepped.before);
    await press("Enter");
    await expect(stepped.before);
  });

  test("G given up stays where it was", async () => {
    await press("g");
    await page.keyboard.type("1");
    await press("Escape");
    await expect(stepped.id);
  });
});

test("Reveal counts the slides as the footers do", async () => {
  assert.equal(await page.evaluate(() => window.Reveal?.getTotalSlides()), slides.length);
});

describe("the list of keys", () => {
  const help = () => page.getByRole("dialog", { name: "Keys" });

  test("opens, tells all our keys, and closes again", async () => {
    for (const [open, close] of [
      ["?", "?"],
      ["h", "h"],
      ["?", "Escape"],
    ] as const) {
      await press(open);
      await help().waitFor();
      await press(close);
      await help().waitFor({ state: "hidden" });
    }
    await press("?");
    const keys = await help().locator("kbd").allTextContents();
    for (const key of ["→", "Space", "Page Down", "←", "Home", "End", "G", "O", "S", "B", ".", "F", "T", "?"]) {
      assert.ok(keys.includes(key), `${key} is not in the list`);
    }
    await help().getByRole("button", { name: "Close" }).click();
    await help().waitFor({ state: "hidden" });
  });

  test("takes all keys while it is open", async () => {
    await goTo(stepped.id);
    await press("?");
    await help().waitFor();
    for (const key of ["PageDown", "ArrowRight", "b", "t", "End", "g"]) await press(key);
    await press("Escape");
    await help().waitFor({ state: "hidden" });
    await expect(stepped.id);
    assert.equal(await page.evaluate(() => window.Reveal?.isPaused() || window.Reveal?.isOverview()), false);
  });
});

describe("addresses", () => {
  test("#id goes to its slide, for every slide", async () => {
    for (const { id } of slides) {
      await page.evaluate((hash) => (location.hash = hash), id);
      await expect(id);
    }
  });

  test("#id and #/id/step work in a new window, at the root and in a folder", async () => {
    const { id, steps } = stepped;
    const fresh = await tour.context.newPage();
    for (const base of [site.url, `${site.url}index.html`, site.deepUrl, `${site.deepUrl}index.html`]) {
      await fresh.goto("about:blank");
      await fresh.goto(`${base}#${id}`);
      await waitForPosition(await deckReady(fresh), id);
      await fresh.goto("about:blank");
      await fresh.goto(`${base}#/${id}/${steps - 1}`);
      await waitForPosition(await deckReady(fresh), id, steps);
    }
    await fresh.close();
  });

  test("a reload keeps slide and step", async () => {
    await goTo(stepped.id, 1);
    await page.waitForURL(`**/#/${stepped.id}/0`);
    await page.reload();
    await waitForPosition(await deckReady(page), stepped.id, 1);
  });

  test("back undoes a jump, forward repeats it", async () => {
    const fresh = await deckReady(await tour.open(site.url));
    await fresh.keyboard.press("PageDown");
    await waitForPosition(fresh, idAt(1));
    await fresh.keyboard.press("End");
    await waitForPosition(fresh, idAt(-1));
    await fresh.goBack();
    await waitForSlide(fresh, idAt(1));
    await fresh.goForward();
    await waitForPosition(fresh, idAt(-1));
    await fresh.close();
  });

  test("a link to another slide goes there, and back", async () => {
    await goTo(idAt(0));
    await page.waitForURL(`**/#/${idAt(0)}`);
    await page.evaluate((id) => {
      const link = document.createElement("a");
      link.href = `#${id}`;
      document.querySelector("section.present .main")?.append(link);
      link.click();
      link.remove();
    }, stepped.id);
    await expect(stepped.id);
    await page.goBack();
    await waitForSlide(page, idAt(0));
  });
});

describe("light and dark", () => {
  const theme = (window: Page) => window.evaluate(() => document.documentElement.dataset["theme"]);

  test("begins light, whatever the system says", async () => {
    const { open, context } = await visit(browser, { colorScheme: "dark" });
    assert.equal(await theme(await open(site.url)), "light");
    await context.close();
  });

  test("T changes it, and the next visit remembers", async () => {
    const { open, context } = await visit(browser);
    const first = await deckReady(await open(site.url));
    const ground = () => first.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await first.keyboard.press("t");
    assert.equal(await theme(first), "dark");
    assert.notEqual(await ground(), light);
    assert.equal(await theme(await open(site.url)), "dark");
    await first.keyboard.press("t");
    assert.equal(await theme(await open(site.url)), "light");
    await context.close();
  });

  test("?theme= sets it, and the next visit remembers", async () => {
    const { open, context } = await visit(browser);
    assert.equal(await theme(await open(`${site.url}?theme=dark`)), "dark");
    assert.equal(await theme(await open(site.url)), "dark");
    await context.close();
  });

  test("an unknown ?theme= changes nothing", async () => {
    const { open, context } = await visit(browser);
    const plain = await open(site.url);
    const odd = await open(`${site.url}?theme=purple`);
    const ground = (window: Page) => window.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await ground(odd), await ground(plain));
    await context.close();
  });
});

test("nothing went wrong on the way", () => {
  assert.deepEqual(tour.troubles, []);
});
