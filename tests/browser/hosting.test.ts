import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright";
import { launchBrowser } from "../../src/node/browser.ts";
import { compressSite } from "../../src/node/compress.ts";
import { finishSite, listFiles } from "../../src/node/site.ts";
import { buildSite } from "../support/build-site.ts";
import { type Host, openHost } from "../support/host.ts";
import { deckReady, visit, waitForSlide } from "../support/pages.ts";
import { readStops } from "../support/stops.ts";
import { temporaryFolder } from "../support/project.ts";

let browser: Browser;
let talk: { readonly path: string; readonly remove: () => Promise<void> };
let host: Host;
const places = ["/", "/talk/", "/some/deep/path/"];

before(async () => {
  browser = await launchBrowser();
  talk = await buildSite();
  host = await openHost();
  for (const place of places) host.serve(place, talk.path);
});
after(async () => {
  await browser?.close();
  await host?.stop();
  await talk?.remove();
});

describe("the same folder works", () => {
  for (const address of ["/", "/index.html", "/talk/", "/talk", "/some/deep/path/", "/some/deep/path"]) {
    test(`at ${address}, with a slide and a view in the address`, async () => {
      const { open, context, troubles } = await visit(browser);
      const { last } = await readStops(await deckReady(await open(host.url + address)));
      await waitForSlide(
        await deckReady(await open(`${host.url}${address}?view=slides#${last.id}`)),
        last.id,
      );
      const reader = await open(`${host.url}${address}?view=read#${last.id}`);
      await reader.waitForFunction((id) => {
        const { top = Infinity } = document.querySelector(`#${id}`)?.getBoundingClientRect() ?? {};
        return top < innerHeight;
      }, last.id);
      await context.close();
      assert.deepEqual(troubles, []);
    });
  }
});

test("the first visit to the first slide is at most 250 kB in 12 requests, all to this host", async () => {
  const { context, troubles } = await visit(browser, { serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const received = new Map<string, number>();
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
    received.set(requestId, encodedDataLength),
  );
  const earlier = host.answers.length;
  await page.goto(`${host.url}/talk/`);
  await deckReady(page);
  await page.waitForLoadState("networkidle");
  await context.close();
  const asked = host.answers.slice(earlier).map(({ path }) => path);
  const bytes = [...received.values()].reduce((sum, size) => sum + size, 0);
  assert.ok(asked.length <= 12, `${asked.length} requests:\n${asked.join("\n")}`);
  assert.ok(bytes <= 250_000, `${bytes} bytes:\n${asked.join("\n")}`);
  assert.deepEqual(troubles, []);
});

test("a wrong address is answered with a page that says so", async () => {
  const { open, context, troubles } = await visit(browser);
  const page = await open(`${host.url}/talk/404.html`);
  assert.match((await page.locator("body").textContent()) ?? "", /no such page/i);
  await page.getByRole("link").click();
  await deckReady(page);
  await context.close();
  assert.deepEqual(troubles, []);
});

describe("finishing a site", () => {
  const copy = async () => {
    const folder = await temporaryFolder();
    cpSync(talk.path, folder.path, { recursive: true });
    const versionOf = () =>
      /site-version" content="(\w+)"/.exec(readFileSync(join(folder.path, "index.html"), "utf8"))?.[1];
    const read = () => listFiles(folder.path).map((file) => readFileSync(join(folder.path, file), "latin1"));
    return { ...folder, versionOf, read };
  };

  test("once more changes nothing; a new file makes a new version, in every page and in the worker", async () => {
    const { path, versionOf, read, remove } = await copy();
    const first = { files: read(), version: versionOf() };
    finishSite(path);
    assert.deepEqual(read(), first.files);
    writeFileSync(join(path, "talk.pdf"), "PDF");
    writeFileSync(join(path, "a b#c?%20.txt"), "A name that addresses cannot hold as it is");
    finishSite(path);
    const version = versionOf();
    assert.notEqual(version, first.version);
    const worker = readFileSync(join(path, "sw.js"), "utf8");
    assert.ok(worker.includes(`"version":"${version}"`) && worker.includes('"talk.pdf"'));
    assert.ok(worker.includes('"a%20b%23c%3F%2520.txt"'));
    for (const page of listFiles(path).filter((file) => file.endsWith(".html")))
      assert.ok(readFileSync(join(path, page), "utf8").includes(`content="${version}"`), page);
    await remove();
  });

  test("takes away compressed copies, which would be of another version, and leaves archives alone", async () => {
    const { path, remove } = await copy();
    writeFileSync(join(path, "demo.tar.gz"), "An archive for download");
    const sums = await compressSite(path);
    assert.ok(sums.br < sums.gz && sums.gz < sums.plain / 3);
    assert.ok(existsSync(join(path, "index.html.br")) && existsSync(join(path, "index.html.gz")));
    assert.ok(!existsSync(join(path, "_headers.gz")));
    finishSite(path);
    assert.deepEqual(
      listFiles(path).filter((file) => /\.(br|gz)$/.test(file)),
      ["demo.tar.gz"],
    );
    await remove();
  });
});
