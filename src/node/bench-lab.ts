import type { Browser } from "playwright";
import { serveCompressed, slowdown } from "./bench-paint.ts";

/** Keys that are typed: some letters at the end of the first ingredient, and as many times Backspace. */
const keys = ["a", "b", "c", ...Array.from({ length: 3 }, () => "Backspace")];
const rounds = 10;
/** Milliseconds between two keys, so that each has its frame to itself. */
const pause = 150;

/** How long it takes on a slow processor until what a key does in the hash lab is painted: lines to print. */
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
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const field = page.locator("hash-lab input").first();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await field.focus();
    await page.keyboard.press("End");
    for (const key of keys) {
      const painted = field.evaluate(nextPaint);
      await page.waitForTimeout(pause);
      await page.keyboard.press(key);
      times.push(await painted);
    }
  }
  await page.close();
  site.close();
  const share = (part: number) =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length * part)]?.toFixed(0);
  return [
    [
      `hash lab, ${slowdown} times slower: key to paint, median of ${times.length} (bar: 50)`,
      `${share(0.5)} ms`,
    ],
    ["    the fastest quarter, the slowest quarter", `${share(0.25)} ms, ${share(0.75)} ms`],
  ];
}

/** Milliseconds from the next key that is pressed in this window until its frame has been painted. */
function nextPaint(): Promise<number> {
  return new Promise((resolve) => {
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
}
