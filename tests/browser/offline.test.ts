import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright";
import { launchBrowser } from "../../src/node/browser.ts";
import { finishSite, listFiles } from "../../src/node/site.ts";
import { buildSite } from "../support/build-site.ts";
import { onHost } from "../support/host.ts";
import { deckReady, kept, waitForSlide } from "../support/pages.ts";
import { openSpeaker, previewOf } from "../support/speaker.ts";
import { readStops } from "../support/stops.ts";

let browser: Browser;
let talk: { readonly path: string; readonly remove: () => Promise<void> };

before(async () => {
  browser = await launchBrowser();
  talk = await buildSite();
  // As the command that prints the talk does.
  writeFileSync(join(talk.path, "talk.pdf"), "%PDF-1.7 stands for the printed talk");
  finishSite(talk.path);
});
after(async () => {
  await browser?.close();
  await talk?.remove();
});

test("with the server gone the talk goes on: every slide and lab, the speaker’s view, all pages", async (t) => {
  const { host, open, troubles } = await onHost(t, browser);
  host.serve("/talks/nix/", talk.path);
  const deck = await kept(await deckReady(await open(`${host.url}/talks/nix/`)));
  await host.stop();

  const speaker = await openSpeaker(deck);
  for (const which of ["current", "next"] as const) await previewOf(speaker, which);
  const { all, last } = await readStops(deck);
  for (const { id } of all) await deck.evaluate((slide) => window.inPage.goTo(slide, 1000), id);
  await waitForSlide(await previewOf(speaker, "current"), last.id);
  const labs = await deck
    .locator("[data-lab]")
    .evaluateAll((found) => found.map(({ localName }) => localName));
  assert.ok(labs.length > 0, "the talk has no labs");
  for (const lab of labs) await deck.waitForFunction((name) => customElements.get(name) !== undefined, lab);

  await deck.reload();
  await deckReady(deck);
  for (const address of ["", "index.html", "?view=read", `#${last.id}`, "print.html", "print"]) {
    const page = await open(`${host.url}/talks/nix/${address}`);
    assert.ok((await page.locator(".slides section").count()) >= all.length, address);
  }
  assert.deepEqual(troubles, []);
});

test("with the server gone every file of the site is there, to the letter", async (t) => {
  const { host, open } = await onHost(t, browser);
  host.serve("/", talk.path);
  const page = await kept(await open(`${host.url}/`));
  await host.stop();
  const files = listFiles(talk.path).filter((file) => !/^[._]|^sw\.js$|^404\.html$/.test(file));
  const received = await page.evaluate(
    (names) =>
      Promise.all(
        names.map(async (name) => {
          const content = await (await fetch(name)).arrayBuffer();
          const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
          return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
        }),
      ),
    files,
  );
  const hash = (file: string) =>
    createHash("sha256")
      .update(readFileSync(join(talk.path, file)))
      .digest("hex");
  assert.ok(files.includes("talk.pdf") && files.includes("print.html"));
  assert.deepEqual(received, files.map(hash));
});

test("players of films get the part that they ask for", async (t) => {
  const { host, open } = await onHost(t, browser);
  host.serve("/", talk.path);
  const page = await kept(await open(`${host.url}/`));
  const ask = (range: string) =>
    page.evaluate(async (Range) => {
      const answer = await fetch("talk.pdf", { headers: { Range } });
      return [answer.status, answer.headers.get("Content-Range"), await answer.text()];
    }, range);
  assert.deepEqual(await ask("bytes=0-3"), [206, "bytes 0-3/36", "%PDF"]);
  assert.deepEqual(await ask("bytes=30-"), [206, "bytes 30-35/36", "d talk"]);
  assert.deepEqual(await ask("bytes=900-"), [416, "bytes */36", ""]);
});

test("a host that leaves .html out of addresses changes nothing", async (t) => {
  const { host, open, troubles } = await onHost(t, browser, { isBare: true });
  host.serve("/", talk.path);
  await kept(await open(`${host.url}/`));
  await host.stop();
  for (const address of ["", "?view=read", "print", "print.html"]) {
    const page = await open(`${host.url}/${address}`);
    assert.ok((await page.locator(".slides section").count()) > 0, address);
  }
  assert.deepEqual(troubles, []);
});

test("whoever asks for little traffic is not sent the whole site", async (t) => {
  const { host, open, context } = await onHost(t, browser);
  host.serve("/", talk.path);
  await context.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
  });
  const page = await deckReady(await open(`${host.url}/`));
  const registrations = await page.evaluate(
    async () => (await navigator.serviceWorker.getRegistrations()).length,
  );
  assert.equal(registrations, 0);
  assert.ok(!host.answers.some(({ path }) => path === "/talk.pdf"));
});
