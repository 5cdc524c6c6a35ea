import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright";
import { contentTypeOf } from "./content-type.ts";

interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** A slow connection and a slow phone: what the bars of the project are measured on. */
const bytesPerSecond = 1_600_000 / 8;
const roundTrip = 150;
export const slowdown = 4;
/** How long to watch, in milliseconds: everything has come and run by then. */
const watched = 4000;

/** What a visitor with a slow connection and a slow processor sees. Times are in milliseconds. */
interface FirstPaint {
  /** When the largest text or picture was painted. */
  readonly largest: number;
  /** How long, after the first paint, the page could not answer, beyond 50 ms at a time (web.dev, "TBT"). */
  readonly blocked: number;
  /** How far things jumped (web.dev, "CLS"); no unit. */
  readonly shift: number;
  /** What came over the wire, headers included, in bytes. */
  readonly bytes: number;
  readonly requests: number;
}

/** Serves a built site with compression, as hosts do; `url` ends in a slash. */
export async function serveCompressed(folder: string): Promise<{ url: string; close: () => void }> {
  const packed = new Map<string, Buffer>();
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const body = packed.get(file) ?? gzipSync(readFileSync(file), { level: 9 });
    packed.set(file, body);
    response.writeHead(200, { "Content-Type": contentTypeOf(file), "Content-Encoding": "gzip" });
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Visits a page once, with nothing in the cache, on a slow line with a slow processor. */
export async function visitSlowly(browser: Browser, url: string, viewport: Viewport): Promise<FirstPaint> {
  const context = await browser.newContext({ viewport, serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: roundTrip,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  let [bytes, requests] = [0, 0];
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(watched);
  const seen = await readTimeline(page);
  await context.close();
  return { ...seen, bytes, requests };
}

/** What the browser has noted down about its own work. */
async function readTimeline(page: Page): Promise<Pick<FirstPaint, "largest" | "blocked" | "shift">> {
  const first = (await entriesOf(page, "paint")).find(({ name }) => name === "first-contentful-paint");
  const paints = await entriesOf(page, "largest-contentful-paint");
  const tasks = await entriesOf(page, "longtask");
  const shifts = await entriesOf(page, "layout-shift");
  return {
    largest: paints.at(-1)?.startTime ?? Number.NaN,
    blocked: tasks.reduce((sum, { startTime, duration }) => {
      const isSeen = Math.max(0, startTime + duration - Math.max(startTime, first?.startTime ?? 0));
      return sum + Math.max(0, isSeen - 50);
    }, 0),
    shift: shifts.reduce((sum, { value }) => sum + value, 0),
  };
}

interface Entry {
  readonly name: string;
  readonly startTime: number;
  readonly duration: number;
  readonly value: number;
}

function entriesOf(page: Page, type: string): Promise<Entry[]> {
  return page.evaluate(
    (wanted) =>
      new Promise<Entry[]>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().map((entry) => entry.toJSON()))).observe({
          type: wanted,
          buffered: true,
        });
        // Without entries the observer is never called.
        setTimeout(() => resolve([]), 300);
      }),
    type,
  );
}

/** The middle one of five visits, for each figure by itself. */
async function measurePaint(browser: Browser, url: string, viewport: Viewport): Promise<FirstPaint> {
  const visits: FirstPaint[] = [];
  for (let round = 0; round < 5; round++) visits.push(await visitSlowly(browser, url, viewport));
  const middle = (figure: keyof FirstPaint) =>
    visits.map((visit) => visit[figure]).toSorted((a, b) => a - b)[2] ?? Number.NaN;
  return {
    largest: middle("largest"),
    blocked: middle("blocked"),
    shift: middle("shift"),
    bytes: middle("bytes"),
    requests: middle("requests"),
  };
}

const desk = { width: 1920, height: 1080 };
const phone = { width: 390, height: 844 };

/** What to measure, and the bar for the largest text or picture, in milliseconds. */
const visitsToMake = [
  ["the first slide", "", desk, 900],
  ["a slide in the middle", "middle", desk, 1200],
  ["on a phone, the first slide", "", phone, 900],
  ["on a phone, a slide in the middle", "middle", phone, 1200],
] as const;

/** Visits a built site slowly in all these ways; each line is what was measured, and the figure. */
export async function slowVisits(
  browser: Browser,
  folder: string,
): Promise<readonly (readonly [string, string])[]> {
  const site = await serveCompressed(folder);
  const page = await browser.newPage();
  await page.goto(site.url);
  const ids = await page.evaluate(() =>
    [...document.querySelectorAll(".slides section[data-layout]")].map(({ id }) => id),
  );
  await page.close();
  const lines: (readonly [string, string])[] = [];
  for (const [what, where, viewport, bar] of visitsToMake) {
    const hash = where === "middle" ? `#${ids[Math.floor(ids.length / 2)]}` : "";
    const { largest, blocked, shift, bytes, requests } = await measurePaint(
      browser,
      site.url + hash,
      viewport,
    );
    lines.push(
      [`slow line: ${what}, largest text (bar: ${bar})`, `${largest.toFixed(0)} ms`],
      ["    then blocked for (bar: 150)", `${blocked.toFixed(0)} ms`],
      ["    things jump by (bar: 0.01)", shift.toFixed(3)],
      ["    loaded", `${(bytes / 1000).toFixed(0)} kB in ${requests} requests`],
    );
  }
  site.close();
  return lines;
}
