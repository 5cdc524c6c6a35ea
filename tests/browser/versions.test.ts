import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { Browser, Page } from "playwright";
import { launchBrowser } from "../../src/node/browser.ts";
import { buildSite } from "../support/build-site.ts";
import { onHost } from "../support/host.ts";
import { deckReady, kept } from "../support/pages.ts";
import { openSpeaker, previewOf } from "../support/speaker.ts";
import { temporaryFolder } from "../support/project.ts";

let browser: Browser;
let folder: { readonly path: string; readonly remove: () => Promise<void> };
/** Folders with two versions of a deck, and one in which the second has half arrived. */
let [older, newer, half] = ["", "", ""];

before(async () => {
  browser = await launchBrowser();
  folder = await temporaryFolder();
  const publish = async (version: string) => {
    const slides = join(folder.path, `slides-${version}`);
    mkdirSync(slides);
    const text = ["First", "Second", "Third"].map(
      (name) => `## ${name} of ${version}\n\nText.\n\nNote: Say it.\n`,
    );
    writeFileSync(join(slides, "01.md"), text.join("\n---\n\n"));
    const site = await buildSite(slides);
    const path = join(folder.path, version);
    cpSync(site.path, path, { recursive: true });
    await site.remove();
    return path;
  };
  older = await publish("older");
  newer = await publish("newer");
  half = join(folder.path, "half");
  cpSync(newer, half, { recursive: true });
  cpSync(join(older, "index.html"), join(half, "index.html"));
});
after(async () => {
  await browser?.close();
  await folder?.remove();
});

/** Which of the two versions a window shows; on paper and in small the words are the same. */
const versionOf = (page: Page) =>
  page.evaluate(() => document.querySelector(".slides h2")?.textContent.split(" ").at(-1));
const shows = (page: Page, version: string) =>
  page.waitForFunction((text) => document.querySelector(".slides h2")?.textContent.endsWith(text), version);
/** Touches the window as somebody does who uses it: from now on it must not change by itself. */
const touch = (page: Page) => page.keyboard.press("Shift");
/** Waits until a newer version lies ready. */
const ready = (page: Page) =>
  page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null);
const look = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
const caches = (page: Page) => page.evaluate(() => window.caches.keys());

describe("a new version on the server", () => {
  test("is shown to whoever comes next and has touched nothing", async (t) => {
    const { host, open } = await onHost(t, browser);
    host.serve("/", older);
    await (await kept(await open(`${host.url}/`))).close();
    host.serve("/", newer);
    const page = await open(`${host.url}/#second-of-newer`);
    await shows(page, "newer");
    assert.equal((await caches(page)).length, 1);
  });

  test("changes no window that somebody uses, nor those that he opens beside it", async (t) => {
    const { host, open, troubles } = await onHost(t, browser);
    host.serve("/", older);
    const deck = await kept(await deckReady(await open(`${host.url}/`)));
    await touch(deck);
    host.serve("/", newer);
    await look(deck);
    await ready(deck);
    // Nothing of the old version is on the server any more.
    host.disturb((path) => (path.startsWith("/assets/") ? 404 : undefined));
    const speaker = await openSpeaker(deck);
    await previewOf(speaker, "next");
    const paper = await open(`${host.url}/print.html`);
    for (const page of [deck, speaker, paper]) assert.equal(await versionOf(page), "older");
    for (const page of [paper, speaker, deck]) await page.close();
    await shows(await open(`${host.url}/`), "newer");
    assert.deepEqual(troubles, []);
  });

  test("is offered to speakers and readers, and never on the audience’s screen", async (t) => {
    const { host, open } = await onHost(t, browser);
    host.serve("/", older);
    const deck = await kept(await deckReady(await open(`${host.url}/`)));
    await deck.keyboard.press("PageDown");
    await deck.waitForURL("**/#/second-of-older");
    const speaker = await open(`${host.url}/?speaker`);
    const reader = await open(`${host.url}/?view=read`);
    for (const page of [speaker, reader]) await touch(page);
    host.serve("/", newer);
    await look(deck);
    const offer = (page: Page) => page.getByRole("button", { name: "Show it" });
    await offer(speaker).waitFor();
    await offer(reader).waitFor();
    assert.equal(await deck.locator(".notice").count(), 0);
    assert.equal(await versionOf(deck), "older");

    await offer(speaker).click();
    for (const page of [deck, speaker, reader]) await shows(page, "newer");
  });

  test("that has arrived only in part is not taken", async (t) => {
    const { host, open } = await onHost(t, browser);
    host.serve("/", older);
    const page = await kept(await open(`${host.url}/`));
    await touch(page);
    host.serve("/", half);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const found = new Promise((resolve) => registration?.addEventListener("updatefound", resolve));
      await registration?.update().catch(() => {});
      await found;
      const worker = registration?.installing;
      await new Promise((resolve) => worker?.addEventListener("statechange", resolve));
      return worker?.state;
    });
    assert.equal((await caches(page)).length, 1);
    const again = await open(`${host.url}/`);
    assert.equal(await versionOf(again), "older");
    await touch(again);
    host.serve("/", newer);
    await look(page);
    await ready(page);
  });

  test("with a file that the server cannot send is not taken", async (t) => {
    const { host, open } = await onHost(t, browser);
    host.serve("/", older);
    const page = await kept(await open(`${host.url}/`));
    await touch(page);
    host.serve("/", newer);
    host.disturb((path) => (path === "/print.html" ? 503 : undefined));
    const second = await open(`${host.url}/`);
    await touch(second);
    await second.waitForFunction(async () => !(await navigator.serviceWorker.getRegistration())?.installing);
    assert.equal(await versionOf(second), "older");
    assert.equal((await caches(second)).length, 1);
    await host.stop();
    assert.equal(await versionOf(await open(`${host.url}/print.html`)), "older");
  });
});

test("a window that was opened while the site changed is not given parts of the other version", async (t) => {
  const { host, open, context } = await onHost(t, browser);
  host.serve("/", older);
  // The page is the old one, and the worker that it asks for is the new one.
  await context.addInitScript(() => {
    const { serviceWorker } = navigator;
    const register = serviceWorker.register.bind(serviceWorker);
    serviceWorker.register = async (...settings) => {
      await fetch("publish-now");
      return register(...settings);
    };
  });
  host.disturb((path) => {
    if (path !== "/publish-now") return undefined;
    host.serve("/", newer);
    return 204;
  });
  const page = await open(`${host.url}/`);
  await page.waitForFunction(
    async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated",
  );
  await setTimeout(500);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
  assert.equal(await versionOf(page), "older");
  await page.reload();
  assert.equal(await versionOf(page), "newer");
});

describe("several decks on one host", () => {
  for (const [name, one, other] of [
    ["beside each other", "/one/", "/other/"],
    ["one inside the other", "/", "/inner/"],
    ["with names that begin alike", "/talk/", "/talk-2/"],
  ] as const) {
    test(`${name} do not disturb each other`, async (t) => {
      const { host, open } = await onHost(t, browser);
      host.serve(one, older);
      host.serve(other, newer);
      const first = await kept(await open(host.url + one));
      await (await kept(await open(host.url + other))).close();
      await first.close();

      // The first one changes twice, so that it tidies up after itself.
      host.serve(one, newer);
      await shows(await open(host.url + one), "newer");
      const page = await open(host.url + other);
      assert.equal((await caches(page)).length, 2);
      await host.stop();
      for (const path of [one, other]) assert.equal(await versionOf(await open(host.url + path)), "newer");
    });
  }
});
