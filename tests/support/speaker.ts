import assert from "node:assert/strict";
import type { Frame, Page } from "playwright";

/** A part of the speaker's view, by its name in the view. */
export function part(speaker: Page, name: string) {
  return speaker.locator(`[data-ui="${name}"]`);
}

/** What a part says now. */
export async function textOf(speaker: Page, name: string): Promise<string> {
  return (await part(speaker, name).textContent())?.trim() ?? "";
}

/** Waits until a part says something; throws an Error with what it says instead. */
export async function waitForText(speaker: Page, name: string, wanted: RegExp): Promise<void> {
  const shown = part(speaker, name).filter({ hasText: wanted });
  await shown.waitFor({ state: "attached", timeout: 15_000 }).catch(async () => {
    throw new Error(`${name} says “${await textOf(speaker, name)}”, not ${wanted}`);
  });
}

/** The window of one of the small slides, once its deck is running. */
export async function previewOf(speaker: Page, which: "current" | "next"): Promise<Frame> {
  const frame = await speaker.locator(`iframe[src="?preview=${which}"]`).elementHandle();
  const content = await frame?.contentFrame();
  assert.ok(content, `the speaker's view has no frame for the ${which} slide`);
  await content.waitForFunction(() => window.Reveal?.isReady());
  return content;
}

/** Opens the speaker's view with the key of the deck. */
export async function openSpeaker(deck: Page): Promise<Page> {
  const opened = deck.waitForEvent("popup");
  await deck.keyboard.press("s");
  return opened;
}
