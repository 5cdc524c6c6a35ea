import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import type { Page } from "playwright";
import { deckReady, visit, type Visit, waitForPosition } from "../support/pages.ts";
import { openSpeaker, part, previewOf, textOf, waitForText } from "../support/speaker.ts";
import { setStage } from "../support/stage.ts";
import { readStops, type Stops } from "../support/stops.ts";

let tour: Visit;
let deck: Page;
let speaker: Page;
let stops: Stops;

const stage = setStage(async ({ browser, site }) => {
  tour = await visit(browser, { viewport: { width: 1280, height: 800 } });
  await tour.context.clock.install();
  deck = await deckReady(await tour.open(site.url));
  stops = await readStops(deck);
  await deck.evaluate((id) => window.inPage.goTo(id, 2), stops.stepped.id);
  speaker = await openSpeaker(deck);
  await waitForPosition(await previewOf(speaker, "current"), stops.stepped.id, 2);
  await waitForPosition(deck, stops.stepped.id, 2);
});

beforeEach(async () => {
  await deck.evaluate((id) => window.inPage.goTo(id, 2), stops.stepped.id);
  await waitForPosition(await previewOf(speaker, "current"), stops.stepped.id, 2);
});

/** The first words of a slide's notes, as they stand in the deck's own page. */
const notesOf = (id: string) =>
  deck.evaluate(
    (slide) => document.getElementById(slide)?.querySelector("aside.notes p")?.textContent ?? "",
    id,
  );

describe("following", () => {
  test("a view that is opened does not move the deck, and shows its slide and notes", async () => {
    await speaker.reload();
    await waitForPosition(await previewOf(speaker, "current"), stops.stepped.id, 2);
    await waitForPosition(deck, stops.stepped.id, 2);
    const notes = await notesOf(stops.stepped.id);
    assert.ok(notes !== "" && (await textOf(speaker, "notes")).includes(notes), "the notes are others");
  });

  test("steps, notes, and what comes next follow the deck", async () => {
    const { stepped, after: following } = stops;
    const [current, next] = [await previewOf(speaker, "current"), await previewOf(speaker, "next")];
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
    await speaker.waitForFunction(
      (words) => document.querySelector('[data-ui="notes"]')?.textContent.includes(words),
      await notesOf(following.id),
    );
  });

  test("on the last step nothing comes next", async () => {
    await deck.evaluate((id) => window.inPage.goTo(id, 100), stops.last.id);
    await speaker.waitForFunction(() => document.querySelector(".speaker.ended"));
    assert.match(await textOf(speaker, "next-label"), /end/);
  });

  test("a change between light and dark reaches the small slides, not the view itself", async () => {
    const current = await previewOf(speaker, "current");
    const theme = () => document.documentElement.dataset["theme"];
    const own = await speaker.evaluate(theme);
    await deck.keyboard.press("t");
    await current.waitForFunction(() => document.documentElement.dataset["theme"] === "dark");
    assert.equal(await speaker.evaluate(theme), own);
  });
});

describe("driving", () => {
  for (const [next, back] of [
    ["PageDown", "PageUp"],
    ["ArrowRight", "ArrowLeft"],
    ["Space", "PageUp"],
  ] as const) {
    test(`${back} and ${next} in the view move the deck`, async () => {
      await speaker.keyboard.press(back);
      await waitForPosition(deck, stops.stepped.id, 1);
      await speaker.keyboard.press(next);
      await waitForPosition(deck, stops.stepped.id, 2);
    });
  }

  test("Home and End in the view move the deck", async () => {
    await speaker.keyboard.press("End");
    await deck.waitForFunction(() => window.Reveal?.isLastSlide());
    await speaker.keyboard.press("Home");
    await waitForPosition(deck, stops.first.id);
  });

  test("the buttons of the view move the deck", async () => {
    await speaker.getByRole("button", { name: "Back" }).click();
    await waitForPosition(deck, stops.stepped.id, 1);
    await speaker.getByRole("button", { name: "Next" }).click();
    await waitForPosition(deck, stops.stepped.id, 2);
  });

  test("B makes the audience's screen black, and both windows bring it back", async () => {
    const black = speaker.getByRole("button", { name: "Black screen" });
    await speaker.keyboard.press("b");
    await deck.waitForFunction(() => window.Reveal?.isPaused());
    await waitForText(speaker, "now-label", /black/);
    assert.equal(await black.getAttribute("aria-pressed"), "true");
    await speaker.keyboard.press("b");
    await deck.waitForFunction(() => !window.Reveal?.isPaused());
    await black.click();
    await deck.waitForFunction(() => window.Reveal?.isPaused());
    await deck.keyboard.press("b");
    await speaker.waitForFunction(() => !document.querySelector(".speaker.black"));
    await waitForPosition(deck, stops.stepped.id, 2);
  });
});

describe("the clock", () => {
  const reset = async () => {
    await speaker.locator('[data-action="reset"]').dblclick();
    await waitForText(speaker, "elapsed", /^0:00$/);
    await speaker.locator(".speaker.still").waitFor();
  };

  test("starts with the first step", async () => {
    await reset();
    await deck.keyboard.press("PageUp");
    await speaker.locator(".speaker:not(.still)").waitFor();
    await speaker.clock.fastForward("02:00");
    await waitForText(speaker, "elapsed", /^2:/);
  });

  test("can be started, paused, and reset, and survives that its window is loaded again", async () => {
    await reset();
    await speaker.keyboard.press("p");
    await speaker.clock.fastForward("10:00");
    await waitForText(speaker, "elapsed", /^10:/);
    await speaker.reload();
    await waitForText(speaker, "elapsed", /^10:/);
    await speaker.keyboard.press("p");
    const kept = await textOf(speaker, "elapsed");
    await speaker.clock.fastForward("05:00");
    await speaker.reload();
    await waitForText(speaker, "elapsed", new RegExp(`^${kept}$`));

    const button = speaker.locator('[data-action="reset"]');
    await button.click();
    assert.equal(await textOf(speaker, "elapsed"), kept, "one press must not be enough");
    await button.click();
    await waitForText(speaker, "elapsed", /^0:00$/);
    await speaker.reload();
    await waitForText(speaker, "elapsed", /^0:00$/);
  });

  test("tells what is left of the plan, and how the talk stands against it", async () => {
    await reset();
    const budgets = await deck
      .locator("section[data-timing]")
      .evaluateAll((slides) => slides.map((slide) => Number(slide.getAttribute("data-timing"))));
    const plan = budgets.reduce((sum, seconds) => sum + seconds, 0);
    const minutes = `${Math.floor(plan / 60)}:${String(plan % 60).padStart(2, "0")}`;
    assert.equal(await textOf(speaker, "left"), `${minutes} left`);
    await speaker.keyboard.press("p");
    await speaker.clock.fastForward((plan + 60) * 1000);
    await waitForText(speaker, "left", /over$/);
    await waitForText(speaker, "slide-left", /over$/);
    await waitForText(speaker, "pace", /behind$/);
  });
});

test("the size of the notes can be changed, and is remembered", async () => {
  const notes = part(speaker, "notes");
  const size = () => notes.evaluate((said) => parseFloat(getComputedStyle(said).fontSize));
  const usual = await size();
  await speaker.keyboard.press("+");
  const larger = await size();
  assert.ok(larger > usual);
  await speaker.reload();
  await notes.waitFor();
  assert.equal(await size(), larger);
});

describe("a window that is loaded again", () => {
  test("the deck stays where it was, and is followed and driven as before", async () => {
    await deck.waitForURL(`**/#/${stops.stepped.id}/1`);
    await deck.reload();
    await waitForPosition(await deckReady(deck), stops.stepped.id, 2);
    await deck.keyboard.press("PageUp");
    await waitForPosition(await previewOf(speaker, "current"), stops.stepped.id, 1);
    await speaker.keyboard.press("PageDown");
    await waitForPosition(deck, stops.stepped.id, 2);
  });

  test("the view finds its deck again, and drives it", async () => {
    await speaker.reload();
    await waitForPosition(await previewOf(speaker, "current"), stops.stepped.id, 2);
    await speaker.keyboard.press("PageUp");
    await waitForPosition(deck, stops.stepped.id, 1);
  });

  test("S again comes back to the window that is open", async () => {
    await deck.keyboard.press("s");
    await waitForPosition(await previewOf(speaker, "current"), stops.stepped.id, 2);
    assert.equal(tour.context.pages().length, 2);
  });

  test("a deck that is closed is missed, and one that is opened is found", async () => {
    await deck.close();
    await speaker.clock.fastForward(5000);
    await part(speaker, "lost").waitFor();
    deck = await deckReady(await tour.open(`${stage.site.url}#${stops.after.id}`));
    await part(speaker, "lost").waitFor({ state: "hidden" });
    await waitForPosition(await previewOf(speaker, "current"), stops.after.id);
  });
});

test("nothing went wrong on the way", () => assert.deepEqual(tour.troubles, []));
