import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright";
import { alive, type Lab, readLabs, viewOf } from "../support/labs.ts";
import { deckReady, visit, waitForSlide } from "../support/pages.ts";
import { openSpeaker, previewOf } from "../support/speaker.ts";
import { setStage } from "../support/stage.ts";

let page: Page;
let labs: readonly Lab[];

const stage = setStage(async ({ browser, site }) => {
  page = await deckReady(await (await visit(browser)).open(site.url));
  labs = await readLabs(page);
});

const goTo = async (id: string) => {
  await page.evaluate((slide) => window.inPage.goTo(slide), id);
  await waitForSlide(page, id);
};
const forEachLab = async (does: (lab: Lab) => Promise<void>) => {
  for (const lab of labs) await does(lab);
};

describe("labs and the speaker's view", () => {
  let speaker: Page;
  before(async () => {
    await forEachLab(async (lab) => {
      await goTo(lab.slide);
      await alive(page, lab);
      await page.keyboard.press("1");
    });
    speaker = await openSpeaker(page);
  });
  after(() => speaker.close());

  test("the small slide shows what was done, and number keys of the speaker play the story", async () => {
    await forEachLab(async (lab) => {
      await goTo(lab.slide);
      const preview = await previewOf(speaker, "current");
      await waitForSlide(preview, lab.slide);
      await alive(preview, lab);
      const same = async () => (await viewOf(preview, lab)) === (await viewOf(page, lab));
      const until = async (holds: () => Promise<boolean>, what: string) => {
        for (let i = 0; i < 150 && !(await holds()); i++) await page.waitForTimeout(100);
        assert.ok(await holds(), `${lab.tag}: ${what}`);
      };
      await until(same, "the preview is behind");
      const shown = await viewOf(page, lab);
      await speaker.keyboard.press("2");
      await until(async () => (await viewOf(page, lab)) !== shown, "the speaker's key does nothing");
      await until(same, "the preview does not follow");
    });
  });
});

test("labs work on the page to read, with fingers, at 320 pixels", async () => {
  const phone = await visit(stage.browser, { viewport: { width: 320, height: 800 }, hasTouch: true });
  const reader = await phone.open(`${stage.site.url}?view=read`);
  await forEachLab(async (lab) => {
    await reader.locator(lab.tag).scrollIntoViewIfNeeded();
    await alive(reader, lab);
    const first = await viewOf(reader, lab);
    await reader.locator(`${lab.tag} [data-scene="2"]`).tap();
    assert.notEqual(await viewOf(reader, lab), first, `${lab.tag} does not answer`);
    const wide = await reader.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${lab.tag} makes the page ${wide} pixels wide`);
  });
  assert.deepEqual(phone.troubles, []);
  await phone.context.close();
});
