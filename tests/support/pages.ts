import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page } from "playwright";
import { build } from "vite";

/** A separate browser profile that notes down everything that goes wrong in its windows. */
export interface Visit {
  readonly context: BrowserContext;
  /** Console errors, uncaught errors, and requests to other hosts, in the order of their coming. */
  readonly troubles: string[];
  /** Opens the address in a new window and waits until its fonts are there. */
  readonly open: (url: string) => Promise<Page>;
}

/** Opens a new profile; all its windows know `window.inPage`. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, ...options });
  context.setDefaultTimeout(20_000);
  await context.addInitScript({ content: await inPageScript() });
  const troubles: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => troubles.push(`uncaught: ${String(error.error())}`));
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(http|ws)s?:$/.test(protocol) && hostname !== "127.0.0.1") troubles.push(`asks ${request.url()}`);
  });
  return {
    context,
    troubles,
    open: async (url) => {
      const page = await context.newPage();
      await page.goto(url);
      await fontsReady(page);
      return page;
    },
  };
}

/** Waits until the deck runs in this window. */
export async function deckReady(page: Page): Promise<Page> {
  await page.waitForFunction(
    () => document.querySelector(".reveal.ready[aria-roledescription]") && window.Reveal?.isReady(),
  );
  await fontsReady(page);
  return page;
}

/** Waits until the window is served from what its browser keeps for use without network. */
export async function kept(page: Page): Promise<Page> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return page;
}

/** Waits until nothing more changes its width because a font arrives. */
export async function fontsReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

let script: Promise<string> | undefined;

/** The functions that run inside pages are modules like all others, made into one script. */
function inPageScript(): Promise<string> {
  return (script ??= bundle(fileURLToPath(new URL("in-page/index.ts", import.meta.url))));
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "tests" } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && "output" in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`${entry} could not be bundled.`);
  return chunk.code;
}

/** Waits until the deck in this window is on a slide, and on a step of it (0: none yet). */
export async function waitForPosition(page: Page | Frame, slide: string, step = 0): Promise<void> {
  const there = (wanted: { slide: string; step: number }) => {
    const { slide: id, step: shown } = window.inPage.position();
    return id === wanted.slide && shown === wanted.step;
  };
  await page.waitForFunction(there, { slide, step }, { timeout: 15_000 }).catch(async () => {
    const at = await page.evaluate(() => window.inPage.position());
    throw new Error(`The deck is on ${at.slide}, step ${at.step}, and not on ${slide}, step ${step}.`);
  });
}

/** Waits until the deck in this window is on a slide, at whichever step. */
export async function waitForSlide(page: Page | Frame, slide: string): Promise<void> {
  const there = (id: string) => window.inPage.position().slide === id;
  await page.waitForFunction(there, slide, { timeout: 15_000 }).catch(async () => {
    const at = await page.evaluate(() => window.inPage.position());
    throw new Error(`The deck is on ${at.slide}, and not on ${slide}.`);
  });
}
