import type { Browser, Page } from "playwright";
import { serveCompressed, slowdown } from "./bench-paint.ts";

/** Typed at the end of the first ingredient: in each round some letters, then as many times Backspace. */
const letters = Array.from("abcdefghijklmnopqrstuvwxyz0123");
const inRound = 3;
/** Milliseconds between two keys, so that each has its frame to itself. */
const pause = 150;

/**
 * How long it takes on a slow processor until what a key does in the hash lab is painted, and beside
 * it in a field that does nothing, which is what this machine and browser need in any case: lines to print.
 */
export async function typeInLab(
  browser: Browser,
  folder: string,
): Promise<readonly (readonly [string, string])[]> {
  const site = await serveCompressed(folder);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(site.url);
  const slide = await page.locator("hash-lab").evaluate((lab) => lab.closest("section")?.id ?? "");
  await page.goto(`${site.url}#${slide}`);
  await page.waitForSelector("hash-lab[data-alive]");
  const times = await typeInto(page, "hash-lab input");
  await page.goto("about:blank");
  await page.setContent(`<input type="text">`);
  const bare = await typeInto(page, "input");
  await page.close();
  site.close();
  return [
    [
      `hash lab, ${slowdown} times slower: key to paint, median of ${times.length} (bar: 50)`,
      `${share(times, 0.5)} ms`,
    ],
    ["    the fastest quarter, the slowest quarter", `${share(times, 0.25)} ms, ${share(times, 0.75)} ms`],
    ["    the same in a bare field on an empty page", `${share(bare, 0.5)} ms`],
  ];
}

async function typeInto(page: Page, selector: string): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const field = page.locator(selector).first();
  const times: number[] = [];
  await field.focus();
  await page.keyboard.press("End");
  // New letters in every round: an address that has been computed once is known.
  for (let at = 0; at < letters.length; at += inRound) {
    const typed = letters.slice(at, at + inRound);
    for (const key of [...typed, ...typed.map(() => "Backspace")]) {
      await page.waitForTimeout(pause);
      const watch = await field.evaluateHandle(watchKey);
      await page.keyboard.press(key);
      times.push(await watch.evaluate(({ painted }) => painted));
    }
  }
  await session.detach();
  return times;
}

function share(times: readonly number[], part: number): string {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * part)]?.toFixed(0) ?? "?";
}

/**
 * Milliseconds from the next key that is pressed in this window until its frame has been painted; in
 * an object, since Playwright would wait for a promise itself before the key is pressed.
 */
function watchKey(): { readonly painted: Promise<number> } {
  const painted = new Promise<number>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    let pressed = 0;
    // A message that is sent while a frame is made comes when that is done.
    port1.addEventListener("message", () => resolve(performance.now() - pressed));
    port1.start();
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        pressed = timeStamp;
        requestAnimationFrame(() => port2.postMessage(undefined));
      },
      { once: true, capture: true },
    );
  });
  return { painted };
}
