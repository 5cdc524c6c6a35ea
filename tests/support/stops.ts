import assert from "node:assert/strict";
import type { Page } from "playwright";

/** A slide of the talk, and how many steps it has besides its first picture. */
interface Stop {
  readonly id: string;
  readonly steps: number;
}

/** The slides of the deck in `page`, and a place to try things at. */
export interface Stops {
  readonly all: readonly Stop[];
  readonly first: Stop;
  readonly last: Stop;
  /** A slide with two steps or more, and its neighbours. */
  readonly stepped: Stop;
  readonly before: Stop;
  readonly after: Stop;
}

/** Reads the slides from the page; fails if none of them can serve as `stepped`. */
export async function readStops(page: Page): Promise<Stops> {
  const all = await page.evaluate(() => window.inPage.outline());
  const index = all.findIndex(({ steps }, i) => i > 0 && steps >= 2);
  const stops = {
    first: all[0],
    last: all.at(-1),
    before: all[index - 1],
    stepped: all[index],
    after: all[index + 1],
  };
  const { first, last, before, stepped, after } = stops;
  assert.ok(first && last && before && stepped && after, "no slide inside the talk has two steps");
  return { all, first, last, before, stepped, after };
}
