import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright";
import { deckReady, visit, type Visit, waitForPosition, waitForSlide } from "../support/pages.ts";
import { setStage } from "../support/stage.ts";
import { readStops, type Stops } from "../support/stops.ts";

let tour: Visit;
let page: Page;
let stops: Stops;

const stage = setStage(async ({ browser, site }) => {
  tour = await visit(browser);
  page = await deckReady(await tour.open(site.url));
  stops = await readStops(page);
});

const goTo = (id: string, step = 0) => page.evaluate((at) => window.inPage.goTo(...at), [id, step] as const);

describe("addresses", () => {
  test("#id goes to its slide, for every slide", async () => {
    await goTo(stops.last.id);
    const reached = await page.evaluate(() => window.inPage.followAddresses());
    assert.deepEqual(
      reached,
      stops.all.map(({ id }) => id),
    );
  });

  test("#id and #/id/step work in a new window, at the root and in a folder", async () => {
    const { id, steps } = stops.stepped;
    const fresh = await tour.context.newPage();
    for (const base of [
      stage.site.url,
      `${stage.site.url}index.html`,
      stage.site.deepUrl,
      `${stage.site.deepUrl}index.html`,
    ]) {
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
    await goTo(stops.stepped.id, 1);
    await page.waitForURL(`**/#/${stops.stepped.id}/0`);
    await page.reload();
    await waitForPosition(await deckReady(page), stops.stepped.id, 1);
  });

  test("back undoes a jump, forward repeats it", async () => {
    const second = stops.all[1]?.id ?? "";
    const fresh = await deckReady(await tour.open(stage.site.url));
    await fresh.keyboard.press("PageDown");
    await waitForPosition(fresh, second);
    await fresh.keyboard.press("End");
    await waitForPosition(fresh, stops.last.id);
    await settled(fresh);
    await fresh.goBack();
    await waitForSlide(fresh, second);
    await fresh.goForward();
    await waitForPosition(fresh, stops.last.id);
    await fresh.close();
  });

  test("a link to another slide goes there, and back", async () => {
    await goTo(stops.first.id);
    await page.waitForURL(`**/#/${stops.first.id}`);
    await page.evaluate((id) => {
      const link = document.createElement("a");
      link.href = `#${id}`;
      document.querySelector("section.present .main")?.append(link);
      link.click();
      link.remove();
    }, stops.last.id);
    await waitForSlide(page, stops.last.id);
    await page.goBack();
    await waitForSlide(page, stops.first.id);
  });
});

/** Reveal writes an address a second late, and Chromium drops a "back" that is under way just then. */
async function settled(window: Page): Promise<void> {
  await window.waitForTimeout(1100);
}

describe("light and dark", () => {
  const theme = (window: Page) => window.evaluate(() => document.documentElement.dataset["theme"]);

  test("begins light, whatever the system says", async () => {
    const { open, context } = await visit(stage.browser, { colorScheme: "dark" });
    assert.equal(await theme(await open(stage.site.url)), "light");
    await context.close();
  });

  test("T changes it, and the next visit remembers", async () => {
    const { open, context } = await visit(stage.browser);
    const first = await deckReady(await open(stage.site.url));
    const ground = () => first.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await first.keyboard.press("t");
    assert.equal(await theme(first), "dark");
    assert.notEqual(await ground(), light);
    assert.equal(await theme(await open(stage.site.url)), "dark");
    await first.keyboard.press("t");
    assert.equal(await theme(await open(stage.site.url)), "light");
    await context.close();
  });

  test("?theme= sets it, and the next visit remembers", async () => {
    const { open, context } = await visit(stage.browser);
    assert.equal(await theme(await open(`${stage.site.url}?theme=dark`)), "dark");
    assert.equal(await theme(await open(stage.site.url)), "dark");
    await context.close();
  });

  test("an unknown ?theme= changes nothing", async () => {
    const { open, context } = await visit(stage.browser);
    const plain = await open(stage.site.url);
    const odd = await open(`${stage.site.url}?theme=purple`);
    const ground = (window: Page) => window.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await ground(odd), await ground(plain));
    await context.close();
  });
});

test("nothing went wrong on the way", () => {
  assert.deepEqual(tour.troubles, []);
});
