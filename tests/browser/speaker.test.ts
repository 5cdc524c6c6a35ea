import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import type { Browser, Frame, Page } from "playwright";
import { launchBrowser } from "../../src/node/browser.ts";
import { deckReady, visit, type Visit, waitForPosition } from "../support/pages.ts";
import { openSite, type Site } from "../support/site.ts";

interface Stop {
  readonly id: string;
  readonly steps: number;
}

let browser: Browser;
let site: Site;
let tour: Visit;
let deck: Page;
let speaker: Page;
/** A slide with two steps or more, and the slide after it. */
let stepped: Stop;
let following: Stop;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  tour = await visit(browser, { viewport: { width: 1280, height: 800 } });
  await tour.context.clock.install();
  deck = await deckReady(await tour.open(site.url));
  const slides = await deck.evaluate(() => window.inPage.outline());
  const index = slides.findIndex(({ steps }) => steps >= 2);
  const [found, next] = [slides[index], slides[index + 1]];
  assert.ok(found && next, "no slide of the talk has two steps and another one after it");
  [stepped, following] = [found, next];
  await deck.evaluate((id) => window.inPage.goTo(id, 2), stepped.id);
  const opened = deck.waitForEvent("popup");
  await deck.keyboard.press("s");
  speaker = await opened;
  await waitForPosition(await preview("current"), stepped.id, 2);
});
afterEach(async () => {
  const { troubles, context } = tour;
  await context.close();
  assert.deepEqual(troubles, []);
});

const part = (name: string) => speaker.locator(`[data-ui="${name}"]`);
const text = async (name: string) => (await part(name).textContent())?.trim() ?? "";

/** The frame with a small slide, once it is running. */
async function preview(which: "current" | "next"): Promise<Frame> {
  const frame = await speaker.locator(`iframe[src="?preview=${which}"]`).elementHandle();
  const content = await frame?.contentFrame();
  assert.ok(content, `the speaker's view has no frame for the ${which} slide`);
  await content.waitForFunction(() => window.Reveal?.isReady());
  return content;
}

async function waitForText(name: string, wanted: RegExp): Promise<void> {
  const shown = part(name).filter({ hasText: wanted });
  await shown.waitFor({ state: "attached", timeout: 5000 }).catch(async () => {
    throw new Error(`${name} says “${await text(name)}”, not ${wanted}`);
  });
}

/** The words of a slide's notes, as they stand in the deck's own page. */
const notesOf = (id: string) =>
  deck.evaluate(
    (slide) => document.getElementById(slide)?.querySelector("aside.notes p")?.textContent ?? "",
    id,
  );

describe("following", () => {
  test("opening the view does not move the deck", async () => {
    await waitForPosition(deck, stepped.id, 2);
    const hereNow = await part("notes").textContent();
    assert.ok(hereNow?.includes(await notesOf(stepped.id)), "the notes are not those of the slide");
  });

  test("steps, notes, and what comes next follow the deck", async () => {
    const [current, next] = [await preview("current"), await preview("next")];
    await deck.evaluate((id) => window.inPage.goTo(id), stepped.id);
    for (let step = 0; step < stepped.steps; step++) {
      await waitForPosition(current, stepped.id, step);
      await waitForPosition(next, stepped.id, step + 1);
      await deck.keyboard.press("PageDown");
    }
    await waitForPosition(current, stepped.id, stepped.steps);
    await waitForPosition(next, following.id);
    await deck.keyboard.press("PageDown");
    await waitForPosition(current, following.id);
    const notes = await notesOf(following.id);
    await speaker.waitForFunction(
      (words) => document.querySelector('[data-ui="notes"]')?.textContent.includes(words),
      notes,
    );
  });

  test("on the last step nothing comes next", async () => {
    await deck.keyboard.press("End");
    await speaker.waitForFunction(() => document.querySelector(".speaker.ended"));
    assert.match(await text("next-label"), /end/);
  });

  test("a change between light and dark reaches the small slides, not the view itself", async () => {
    const current = await preview("current");
    const theme = () => document.documentElement.dataset["theme"];
    const own = await speaker.evaluate(theme);
    await deck.keyboard.press("t");
    await current.waitForFunction(() => document.documentElement.dataset["theme"] === "dark");
    assert.equal(await speaker.evaluate(theme), own);
  });
});

describe("driving", () => {
  test("the keys of the view move the deck", async () => {
    await speaker.keyboard.press("PageUp");
    await waitForPosition(deck, stepped.id, 1);
    for (const key of ["PageDown", "ArrowRight", "Space"].slice(0, stepped.steps - 1)) {
      const { step } = await deck.evaluate(() => window.inPage.position());
      await speaker.keyboard.press(key);
      await waitForPosition(deck, stepped.id, step + 1);
    }
    await speaker.keyboard.press("ArrowLeft");
    await waitForPosition(deck, stepped.id, Math.min(stepped.steps - 1, 3));
    await speaker.keyboard.press("End");
    await deck.waitForFunction(() => window.Reveal?.isLastSlide());
    await speaker.keyboard.press("Home");
    await deck.waitForFunction(() => window.Reveal?.isFirstSlide());
  });

  test("the buttons of the view move the deck", async () => {
    await speaker.getByRole("button", { name: "Back" }).click();
    await waitForPosition(deck, stepped.id, 1);
    await speaker.getByRole("button", { name: "Next" }).click();
    await waitForPosition(deck, stepped.id, 2);
  });

  test("B makes the audience's screen black, and both windows bring it back", async () => {
    const black = speaker.getByRole("button", { name: "Black screen" });
    await speaker.keyboard.press("b");
    await deck.waitForFunction(() => window.Reveal?.isPaused());
    await waitForText("now-label", /black/);
    assert.equal(await black.getAttribute("aria-pressed"), "true");
    await speaker.keyboard.press("b");
    await deck.waitForFunction(() => !window.Reveal?.isPaused());
    await black.click();
    await deck.waitForFunction(() => window.Reveal?.isPaused());
    await deck.keyboard.press("b");
    await speaker.waitForFunction(() => !document.querySelector(".speaker.black"));
    await waitForPosition(deck, stepped.id, 2);
  });
});

describe("a window that is loaded again", () => {
  test("the deck stays where it was, and is followed and driven as before", async () => {
    await deck.waitForURL(`**/#/${stepped.id}/1`);
    await deck.reload();
    await waitForPosition(await deckReady(deck), stepped.id, 2);
    // A command for the deck that is gone would be lost.
    await speaker.clock.fastForward(3000);
    await deck.keyboard.press("PageUp");
    await waitForPosition(await preview("current"), stepped.id, 1);
    await speaker.keyboard.press("PageDown");
    await waitForPosition(deck, stepped.id, 2);
  });

  test("the view finds its deck again, and leaves it where it is", async () => {
    await speaker.reload();
    await waitForPosition(await preview("current"), stepped.id, 2);
    await waitForPosition(deck, stepped.id, 2);
    await speaker.keyboard.press("PageUp");
    await waitForPosition(deck, stepped.id, 1);
  });

  test("a deck that is closed is missed, and one that is opened is found", async () => {
    await deck.close();
    await speaker.clock.fastForward(5000);
    await part("lost").waitFor();
    deck = await deckReady(await tour.open(`${site.url}#${following.id}`));
    await part("lost").waitFor({ state: "hidden" });
    await waitForPosition(await preview("current"), following.id);
  });

  test("S again comes back to the window that is open", async () => {
    await deck.bringToFront();
    await deck.keyboard.press("s");
    await waitForPosition(await preview("current"), stepped.id, 2);
    assert.equal(tour.context.pages().length, 2);
  });
});

describe("the clock", () => {
  test("starts with the first step", async () => {
    assert.equal(await text("elapsed"), "0:00");
    await deck.keyboard.press("PageUp");
    await speaker.waitForFunction(() => !document.querySelector(".speaker.still"));
    await speaker.clock.fastForward("02:00");
    await waitForText("elapsed", /^2:/);
  });

  test("can be started, paused, and reset, and survives that its window is loaded again", async () => {
    await speaker.keyboard.press("p");
    await speaker.clock.fastForward("10:00");
    await waitForText("elapsed", /^10:/);
    await speaker.reload();
    await waitForText("elapsed", /^10:/);
    await speaker.keyboard.press("p");
    const kept = await text("elapsed");
    await speaker.clock.fastForward("05:00");
    await speaker.reload();
    await waitForText("elapsed", new RegExp(`^${kept}$`));

    const reset = speaker.locator('[data-action="reset"]');
    await reset.click();
    assert.equal(await text("elapsed"), kept, "one press must not be enough");
    await reset.click();
    await waitForText("elapsed", /^0:00$/);
    await speaker.reload();
    await waitForText("elapsed", /^0:00$/);
  });

  test("tells what is left of the plan, and how the talk stands against it", async () => {
    const total = await deck.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("section[data-timing]")].reduce(
        (sum, { dataset }) => sum + Number(dataset["timing"]),
        0,
      ),
    );
    assert.equal(await text("left"), `${Math.floor(total / 60)}:${String(total % 60).padStart(2, "0")} left`);
    await speaker.keyboard.press("p");
    await speaker.clock.fastForward("59:00");
    await waitForText("left", /over$/);
    await waitForText("slide-left", /over$/);
    await waitForText("pace", /behind$/);
  });
});

test("the size of the notes can be changed, and is remembered", async () => {
  const size = () => part("notes").evaluate((notes) => parseFloat(getComputedStyle(notes).fontSize));
  const before = await size();
  await speaker.keyboard.press("+");
  const larger = await size();
  assert.ok(larger > before);
  await speaker.reload();
  await part("notes").waitFor();
  assert.equal(await size(), larger);
});
