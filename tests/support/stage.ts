import { after, before } from "node:test";
import type { Browser } from "playwright";
import { launchBrowser } from "../../src/node/browser.ts";
import { openSite, type Site } from "./site.ts";

/** What the tests of a file share. */
export interface Stage {
  readonly browser: Browser;
  /** The built talk. */
  readonly site: Site;
}

/**
 * A browser and the built talk for the tests of this file, there from its first test to its last.
 * `prepare` is what else is to be done before the first test: hooks of one file do not wait for each
 * other.
 */
export function setStage(prepare?: (stage: Stage) => Promise<void>): Stage {
  let browser: Browser | undefined;
  let site: Site | undefined;
  const stage = {
    get browser() {
      return there(browser, "browser");
    },
    get site() {
      return there(site, "site");
    },
  };
  before(async () => {
    browser = await launchBrowser();
    site = await openSite();
    await prepare?.(stage);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  return stage;
}

function there<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) throw new Error(`The ${name} is there only while tests run.`);
  return thing;
}
