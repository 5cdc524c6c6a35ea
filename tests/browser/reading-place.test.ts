import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright";
import { deckReady, visit, type Visit, waitForSlide } from "../support/pages.ts";
import { idsOf, pageSettled, topOf } from "../support/reading.ts";
import { setStage } from "../support/stage.ts";

const upright = { width: 390, height: 844 };
const lying = { width: 844, height: 390 };
const desk = { width: 1280, height: 800 };

let ids: string[];
const stage = setStage(async ({ browser, site }) => {
  const { open, context } = await visit(browser);
  ids = await idsOf(await open(site.url));
  await context.close();
});

/** A slide from the midst of the talk, and its neighbour. */
const some = () => ids[Math.floor(ids.length / 2)] ?? "";
const other = () => ids[Math.floor(ids.length / 2) + 7] ?? "";

/**
 * Fails unless the slide begins at the top of the window, below what always stands there, or as
 * high as the end of the page lets it. The room above a headline may be less than usual.
 */
async function assertAtTop(page: Page, id: string, what: string): Promise<void> {
  const top = await topOf(page, id);
  const isEnd = await page.evaluate(
    () => scrollY + innerHeight > document.documentElement.scrollHeight - 2 && scrollY > 0,
  );
  assert.ok(top > -40 && (top < 70 || isEnd), `${what}: #${id} begins at ${Math.round(top)} px`);
}

/** Opens the contents, or closes them. By hand, as Playwright scrolls to what is always in view. */
async function pressContents(page: Page): Promise<void> {
  const box = await page.locator("details.contents summary").boundingBox();
  assert.ok(box);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

describe("addresses of slides, before and after scripts have come", () => {
  for (const [name, viewport, query] of [
    ["a phone", upright, ""],
    ["a desk", desk, "?view=read"],
  ] as const) {
    let reader: Visit;
    before(async () => {
      reader = await visit(stage.browser, { viewport });
    });
    after(() => reader.context.close());

    for (const [form, every] of [
      ["#id", 1],
      ["#/id/1", 6],
    ] as const) {
      const which = every === 1 ? "every slide" : `one slide of ${every}`;
      test(`${form} leads to its slide on the page, for ${which}, on ${name}`, async () => {
        const page = await reader.context.newPage();
        // Modules are what comes late; what the page does by itself has to be enough.
        await page.route("**/*.js", (route) => route.abort());
        for (const id of ids.filter((_id, number) => number % every === 0)) {
          await page.goto("about:blank");
          await page.goto(`${stage.site.url}${query}${form.replace("id", id)}`);
          await assertAtTop(page, id, form);
        }
        await page.close();
      });
    }

    test(`the slide of the address stays where it is while the page is being finished, on ${name}`, async () => {
      const page = await reader.open(`${stage.site.url}${query}#${some()}`);
      await pageSettled(page);
      await assertAtTop(page, some(), "afterwards");
      await page.close();
    });
  }

  test("the number of a slide leads to it on the page, as it does in the deck", async () => {
    const { open, context, troubles } = await visit(stage.browser, { viewport: upright });
    const page = await open(`${stage.site.url}#/3`);
    await assertAtTop(page, ids[3] ?? "", "opened there");
    await page.evaluate(() => location.assign("#/5/0"));
    await page.waitForURL((url) => url.hash === `#${ids[5]}`);
    await assertAtTop(page, ids[5] ?? "", "followed later");
    await page.goto(`${stage.site.url}#/no-such-slide`);
    await page.goto(`${stage.site.url}#%`);
    await page.goto(`${stage.site.url}?x#/`);
    assert.ok(await page.locator("h1").isVisible(), "an address without a slide hides the page");
    await context.close();
    assert.deepEqual(troubles, []);
  });
});

describe("from one view to the other and back", () => {
  for (const [name, go] of [
    ["the key R", (page: Page) => page.keyboard.press("r")],
    ["the link", (page: Page) => page.locator(".views a").first().click()],
  ] as const) {
    test(`${name} leads from the page to the same slide`, async () => {
      const { open, context } = await visit(stage.browser, { viewport: desk });
      const page = await pageSettled(await open(`${stage.site.url}?view=read#${some()}`));
      await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), other());
      await page.waitForURL((url) => url.hash === `#${other()}`);
      await go(page);
      await waitForSlide(await deckReady(page), other());
      await context.close();
    });
  }

  test("the key R leads from a slide to its place on the page, and back", async () => {
    const { open, context } = await visit(stage.browser, { viewport: desk });
    const page = await deckReady(await open(`${stage.site.url}#${some()}`));
    await page.keyboard.press("r");
    await page.waitForURL("**/?view=read#*");
    await page.locator(".views a").first().waitFor();
    await assertAtTop(page, some(), "on the page");
    await page.goBack();
    await waitForSlide(await deckReady(page), some());
    await context.close();
  });
});

describe("a place is kept", () => {
  test("when a phone is turned, in the midst of a slide", async () => {
    const { open, context } = await visit(stage.browser, { viewport: upright });
    const page = await pageSettled(await open(`${stage.site.url}#${some()}`));
    const share = () =>
      page.evaluate((id) => {
        const { top = 0, height = 1 } = document.getElementById(id)?.getBoundingClientRect() ?? {};
        return -top / height;
      }, some());
    await page.evaluate((id) => {
      scrollBy(0, (document.getElementById(id)?.getBoundingClientRect().height ?? 0) / 2);
    }, some());
    await page.waitForFunction(() => history.state?.share > 0.3);
    const start = await share();
    assert.ok(start > 0.3 && start < 0.6, `${start}`);
    for (const size of [lying, upright]) {
      await page.setViewportSize(size);
      const isKept = async () => Math.abs((await share()) - start) < 0.03;
      for (let attempt = 0; attempt < 50 && !(await isKept()); attempt++) await page.waitForTimeout(100);
      await page.waitForTimeout(300);
      assert.ok(await isKept(), `after turning: ${await share()} instead of ${start}`);
    }
    await context.close();
  });

  test("when the page is loaded again", async () => {
    const { open, context } = await visit(stage.browser, { viewport: upright });
    const page = await pageSettled(await open(`${stage.site.url}#${some()}`));
    await page.evaluate(() => scrollBy(0, 300));
    await page.waitForFunction(() => history.state?.share > 0);
    const top = await topOf(page, some());
    await page.reload();
    await pageSettled(page);
    assert.ok(Math.abs((await topOf(page, some())) - top) < 3, "the page lies elsewhere");
    await context.close();
  });

  test("when slides on a phone are held upright they become the page, and slides again", async () => {
    const { open, context } = await visit(stage.browser, { viewport: lying });
    const page = await deckReady(await open(`${stage.site.url}#${some()}`));
    await page.setViewportSize(upright);
    await page.waitForURL("**/?view=read&turned#*");
    await page.locator(".views a").first().waitFor();
    await assertAtTop(page, some(), "held upright");
    await page.setViewportSize(lying);
    await waitForSlide(await deckReady(page), some());
    await context.close();
  });

  test("what the visitor asked for stays, however the phone is held", async () => {
    const { open, context } = await visit(stage.browser, { viewport: lying });
    const page = await deckReady(await open(`${stage.site.url}?view=slides#${some()}`));
    await page.setViewportSize(upright);
    await page.waitForTimeout(500);
    await waitForSlide(page, some());
    await context.close();
  });
});

test("the contents open, lead on, and close again", async () => {
  const { open, context } = await visit(stage.browser, { viewport: upright });
  const page = await pageSettled(await open(`${stage.site.url}#${some()}`));
  const contents = page.locator("details.contents");
  await pressContents(page);
  const marked = await contents.locator("[aria-current]").getAttribute("href");
  assert.equal(marked, `#${some()}`);
  await contents.locator(`a[href="#${other()}"]`).last().click();
  await assertAtTop(page, other(), "followed");
  assert.equal(await contents.getAttribute("open"), null);
  await pressContents(page);
  await page.keyboard.press("Escape");
  assert.equal(await contents.getAttribute("open"), null);
  await page.goBack();
  await assertAtTop(page, some(), "back");
  await context.close();
});
