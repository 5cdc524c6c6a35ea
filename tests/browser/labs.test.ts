import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import type { Page } from "playwright";
import { alive, type Lab, readLabs, viewOf } from "../support/labs.ts";
import { deckReady, visit, type Visit, waitForSlide } from "../support/pages.ts";
import { setStage } from "../support/stage.ts";

let tour: Visit;
let page: Page;
let labs: readonly Lab[];

const stage = setStage(async ({ browser, site }) => {
  tour = await visit(browser);
  page = await deckReady(await tour.open(site.url));
  labs = await readLabs(page);
});

const goTo = async (id: string) => {
  await page.evaluate((slide) => window.inPage.goTo(slide), id);
  await waitForSlide(page, id);
};
const sayingOf = ({ tag }: Lab) => page.locator(`${tag} [role=status]`).textContent();
const scenesOf = ({ tag }: Lab) => page.locator(`${tag} .lab-story button`).count();
const forEachLab = async (does: (lab: Lab) => Promise<void>) => {
  for (const lab of labs) await does(lab);
};

test("three slides can be played with", () => {
  assert.equal(labs.length, 3);
});

test("no lab is fetched before its slide is the current or the next one", async () => {
  const { context } = await visit(stage.browser);
  const fresh = await deckReady(
    await context.newPage().then(async (window) => {
      await window.goto(stage.site.url);
      return window;
    }),
  );
  const isAlive = ({ tag }: Lab) => fresh.evaluate((name) => customElements.get(name) !== undefined, tag);
  const show = (id: string) => fresh.evaluate((slide) => window.inPage.goTo(slide), id);
  await forEachLab(async (lab) => {
    await show(lab.twoBefore);
    await fresh.waitForLoadState("networkidle");
    assert.equal(await isAlive(lab), false, `${lab.tag} is there two slides too early`);
    await show(lab.before);
    await alive(fresh, lab);
  });
  await context.close();
});

describe("a lab", () => {
  beforeEach(async () => {
    await forEachLab(async (lab) => {
      await goTo(lab.slide);
      await alive(page, lab);
      await page.keyboard.press("0");
    });
  });

  test("coming alive changes nothing of its first frame", async () => {
    const paper = await tour.open(`${stage.site.url}print.html`);
    await forEachLab(async (lab) => {
      // A button that copies would do nothing on paper.
      const words = (where: Page) =>
        where.locator(`${lab.tag} .lab-view`).evaluate((view) => {
          const copy = view.cloneNode(true);
          if (copy instanceof Element)
            copy.querySelectorAll("[data-copy]").forEach((button) => button.remove());
          return (copy.textContent ?? "").replaceAll(/\s+/g, " ").trim();
        });
      await goTo(lab.slide);
      assert.equal(await words(page), await words(paper), lab.tag);
      assert.equal(await paper.locator(`${lab.tag} .lab-tools`).isVisible(), false);
    });
    await paper.close();
  });

  test("plays its story by number keys, says so, and starts over", async () => {
    await forEachLab(async (lab) => {
      await goTo(lab.slide);
      const first = await viewOf(page, lab);
      const scenes = await scenesOf(lab);
      assert.ok(scenes >= 2 && scenes <= 9, `${lab.tag} has ${scenes} scenes`);
      const frames = new Set([first]);
      for (let scene = 1; scene <= scenes; scene++) {
        await page.keyboard.press(String(scene));
        frames.add(await viewOf(page, lab));
        assert.notEqual((await sayingOf(lab))?.trim() ?? "", "", `${lab.tag}, scene ${scene}, is silent`);
        const pressed = page.locator(`${lab.tag} .lab-story [aria-pressed=true]`);
        assert.match((await pressed.textContent()) ?? "", new RegExp(`^\\s*${scene}`));
      }
      assert.ok(frames.size > scenes / 2, `${lab.tag} hardly changes in its story`);
      await page.keyboard.press("0");
      // What is folded away is drawn a moment later.
      for (let tries = 0; tries < 40 && (await viewOf(page, lab)) !== first; tries++)
        await page.waitForTimeout(50);
      assert.equal(await viewOf(page, lab), first, `${lab.tag} does not start over`);
    });
  });

  test("undoes one action at a time, back to the first frame", async () => {
    await forEachLab(async (lab) => {
      await goTo(lab.slide);
      const first = await viewOf(page, lab);
      await page.keyboard.press(String(await scenesOf(lab)));
      const undo = page.locator(`${lab.tag} [data-undo]`);
      for (let i = 0; i < 60 && (await undo.getAttribute("aria-disabled")) === "false"; i++) {
        await undo.click();
      }
      assert.equal(await viewOf(page, lab), first, lab.tag);
    });
  });

  test("is as one left it after going away, and after loading the page again", async () => {
    await forEachLab(async (lab) => {
      await goTo(lab.slide);
      await page.keyboard.press("2");
      const left = await viewOf(page, lab);
      await goTo(lab.twoBefore);
      await goTo(lab.slide);
      assert.equal(await viewOf(page, lab), left, `${lab.tag} forgets when one leaves`);
      await deckReady(page);
      await page.reload();
      await deckReady(page);
      await goTo(lab.slide);
      await alive(page, lab);
      assert.equal(await viewOf(page, lab), left, `${lab.tag} forgets when the page is loaded again`);
    });
  });

  test("can be used without a mouse, and a clicker still turns the slides", async () => {
    await forEachLab(async (lab) => {
      await goTo(lab.slide);
      const controls = page.locator(`${lab.tag} :is(button, input, select, textarea, summary):visible`);
      const count = await controls.count();
      const unreachable = await controls.evaluateAll(
        (all) => all.filter((control) => control instanceof HTMLElement && control.tabIndex < 0).length,
      );
      assert.deepEqual({ some: count > 2, unreachable }, { some: true, unreachable: 0 }, lab.tag);
      for (let i = 0; i < count; i++) {
        await goTo(lab.slide);
        await controls.nth(i).focus();
        await page.keyboard.press("PageDown");
        await waitForSlide(page, lab.after);
      }
    });
  });

  test("shows what only the operator needs while the pointer or the focus is in it", async () => {
    const folded = ".gens-controls, .linking .lab-strip";
    const rests = `.lab-back, .hash-foot button, .hash-foot details, ${folded}`;
    await forEachLab(async (lab) => {
      await goTo(lab.slide);
      const opacities = () =>
        page
          .locator(lab.tag)
          .locator(rests)
          .evaluateAll((all) => [...new Set(all.map((each) => getComputedStyle(each).opacity))]);
      const heights = () =>
        page
          .locator(lab.tag)
          .locator(folded)
          .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
      const placeOfStory = () => page.locator(`${lab.tag} .lab-story`).boundingBox();
      const leave = async () => {
        await page.mouse.move(0, 0);
        await page.evaluate(
          () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
        );
      };
      await leave();
      assert.deepEqual(await opacities(), ["0"], `${lab.tag} does not rest`);
      assert.ok(
        (await heights()).every((height) => height === 0),
        `${lab.tag} keeps room for what rests`,
      );
      const place = await placeOfStory();
      const story = page.locator(`${lab.tag} .lab-story button`).first();
      await story.hover();
      assert.deepEqual(await opacities(), ["1"], `${lab.tag} rests under the pointer`);
      assert.ok(
        (await heights()).every((height) => height >= 48),
        `${lab.tag} does not unfold`,
      );
      assert.deepEqual(await placeOfStory(), place, `the story of ${lab.tag} moves away from the pointer`);
      await leave();
      await story.focus();
      assert.deepEqual(await opacities(), ["1"], `${lab.tag} rests with the focus in it`);
      await leave();
    });
  });

  test("has targets of at least 48 pixels, names for all of them, and one voice", async () => {
    await forEachLab(async (lab) => {
      await goTo(lab.slide);
      await page.locator(`${lab.tag} .lab-story`).hover();
      const controls = page.locator(`${lab.tag} :is(button, input, select, textarea, summary):visible`);
      const small = await controls.evaluateAll((all) =>
        all.flatMap((control) => {
          // A box to tick may be small if the label around it is not.
          const { width, height } = (control.closest("label") ?? control).getBoundingClientRect();
          return width < 48 || height < 48 ? [`${control.outerHTML.slice(0, 80)} ${width}×${height}`] : [];
        }),
      );
      assert.deepEqual(small, [], lab.tag);
      assert.equal(await page.locator(`${lab.tag} :is([role=status], [aria-live])`).count(), 1, lab.tag);
    });
  });
});

test("nothing went wrong in the console", () => assert.deepEqual(tour.troubles, []));
