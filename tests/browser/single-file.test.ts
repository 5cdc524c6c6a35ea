import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright";
import { launchBrowser } from "../../src/node/browser.ts";
import { listFiles } from "../../src/node/site.ts";
import { buildSite } from "../support/build-site.ts";
import { deckReady, visit, waitForPosition, waitForSlide } from "../support/pages.ts";
import { openSpeaker, part, previewOf, waitForText } from "../support/speaker.ts";
import { readStops } from "../support/stops.ts";

let browser: Browser;
let folder: { readonly path: string; readonly remove: () => Promise<void> };
let file = "";
let address = "";

before(async () => {
  browser = await launchBrowser();
  folder = await buildSite(undefined, "single");
  file = join(folder.path, "talk.html");
  address = pathToFileURL(file).href;
});
after(async () => {
  await browser?.close();
  await folder?.remove();
});

test("it is one file, of at most 700 kB, that names no other", () => {
  assert.deepEqual(listFiles(folder.path), ["talk.html"]);
  const page = readFileSync(file, "utf8").replaceAll(/<script[\s\S]*?<\/script>/g, "");
  const named = [...page.matchAll(/\s(?:src|href|poster)="(?!data:|#|\?|https?:|mailto:)([^"]*)"/g)];
  assert.deepEqual(
    named.map(([, name]) => name),
    [],
  );
  assert.doesNotMatch(page, /url\((?!["']?(data:|#))/);
  assert.ok(statSync(file).size <= 700_000, `it has ${statSync(file).size} bytes`);
});

test("opened from a disk it runs without errors, through every slide and lab, in both themes", async () => {
  const { open, context, troubles } = await visit(browser);
  const asked = new Set<string>();
  context.on("request", (request) => asked.add(request.url().replace(/[?#].*$|^(data|blob):.*$/s, "$1")));
  const deck = await deckReady(await open(address));
  const { all } = await readStops(deck);
  for (const { id } of all) await deck.evaluate((slide) => window.inPage.goTo(slide, 1000), id);
  const labs = await deck
    .locator("[data-lab]")
    .evaluateAll((found) => found.map(({ localName }) => localName));
  assert.ok(labs.length > 0, "the talk has no labs");
  for (const lab of labs) await deck.waitForFunction((name) => customElements.get(name) !== undefined, lab);
  const ground = () => deck.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await deck.keyboard.press("t");
  assert.notEqual(await ground(), light);
  const fonts = await deck.evaluate(
    () => [...document.fonts].filter(({ status }) => status === "loaded").length,
  );
  assert.ok(fonts >= 3, `${fonts} fonts are loaded`);
  await open(`${address}?view=read`);
  await context.close();
  assert.deepEqual(troubles, []);
  assert.deepEqual(
    [...asked].filter((url) => url !== "data"),
    [address],
  );
});

test("the speaker’s view follows it, shows the next step and drives it", async () => {
  const { open, context, troubles } = await visit(browser);
  const deck = await deckReady(await open(address));
  const { stepped } = await readStops(deck);
  const speaker = await openSpeaker(deck);
  const [current, next] = [await previewOf(speaker, "current"), await previewOf(speaker, "next")];
  await deck.evaluate((slide) => window.inPage.goTo(slide), stepped.id);
  await waitForSlide(current, stepped.id);
  await waitForPosition(next, stepped.id, 1);
  await waitForText(speaker, "now-label", /step 0 of/);
  assert.ok((await part(speaker, "notes").innerText()).length > 20, "there are no notes");
  await speaker.keyboard.press("PageDown");
  await waitForPosition(deck, stepped.id, 1);
  await context.close();
  assert.deepEqual(troubles, []);
});
