import type { Page } from "playwright";

/** Where a slide of the page to read stands in the window, in pixels from its top. */
export function topOf(page: Page, id: string): Promise<number> {
  return page.evaluate(
    (slide) => document.getElementById(slide)?.getBoundingClientRect().top ?? Number.NaN,
    id,
  );
}

/** Waits until all slides of the page have been laid out. */
export async function pageSettled(page: Page): Promise<Page> {
  await page.waitForFunction(() => {
    const slides = [...document.querySelectorAll<HTMLElement>(".slides section[data-layout]")];
    return slides.every(({ style }) => style.contentVisibility === "visible");
  });
  // Then the browser puts the page back to where it was.
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
  return page;
}

/** The ids of all slides, in the order of the talk. */
export function idsOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".slides section[data-layout]")].map(({ id }) => id),
  );
}

/** How far the page reaches to the right, against its window: the same if it does not scroll. */
export function reachOf(page: Page): Promise<{ page: number; window: number }> {
  return page.evaluate(() => ({ page: document.documentElement.scrollWidth, window: innerWidth }));
}
