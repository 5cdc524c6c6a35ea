import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { unusedInReveal } from "../../src/node/unused-css.ts";
import { listFiles } from "../../src/node/site.ts";
import { buildSite } from "../support/build-site.ts";
import { deckReady, visit, waitForSlide } from "../support/pages.ts";
import { pageSettled } from "../support/reading.ts";
import { temporaryFolder } from "../support/project.ts";
import { setStage } from "../support/stage.ts";
import { readStops } from "../support/stops.ts";

interface Folder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

let sources: Folder;
let built: Folder;

const stage = setStage(async () => {
  sources = await temporaryFolder();
  const slides = join(sources.path, "slides");
  mkdirSync(slides);
  copyFileSync("assets/card.png", join(slides, "card.png"));
  writeFileSync(
    join(slides, "deck.yaml"),
    'title: "A & B"\ndescription: Why\naddress: https://example.org/talk/\ncard: card.png\n',
  );
  writeFileSync(join(slides, "01.md"), "# A & B\n\n---\n\n## A claim\n\nText.\n");
  built = await buildSite(slides);
});
after(async () => {
  await sources?.remove();
  await built?.remove();
});

describe("a published talk", () => {
  const head = () => readFileSync(join(built.path, "index.html"), "utf8").split("</head>")[0] ?? "";

  test("says what chats and search engines show of it, with whole addresses", () => {
    for (const tag of [
      "<title>A &amp; B</title>",
      '<meta name="description" content="Why" />',
      '<link rel="canonical" href="https://example.org/talk/">',
      '<meta property="og:title" content="A &amp; B">',
      '<meta property="og:image" content="https://example.org/talk/card.png">',
      '<meta name="twitter:card" content="summary_large_image">',
    ]) {
      assert.ok(head().includes(tag), `${tag} is missing`);
    }
  });

  test("has every file that its head names: icon, manifest, preview picture", () => {
    const named = [...head().matchAll(/<link rel="(?:icon|manifest)"[^>]* href="([^"]+)"/g)].map(
      ([, href]) => href,
    );
    assert.equal(named.length, 2);
    for (const name of [...named, "card.png"]) assert.ok(existsSync(join(built.path, name ?? "")), name);
    const manifest: { icons: { src: string }[] } = JSON.parse(
      readFileSync(join(built.path, "manifest.webmanifest"), "utf8"),
    );
    assert.ok(manifest.icons.length > 0);
    for (const { src } of manifest.icons) assert.ok(existsSync(join(built.path, src)), src);
  });
});

test("the talk as it is shipped has no address, and so promises none", async () => {
  const { open, context, troubles } = await visit(stage.browser);
  const page = await open(stage.site.url);
  const addresses = page.locator('link[rel="canonical"], meta[property="og:url"], meta[property="og:image"]');
  assert.equal(await addresses.count(), 0);
  assert.equal(await page.locator('meta[property="og:title"]').count(), 1);
  await context.close();
  assert.deepEqual(troubles, []);
});

test("documents that the head names are offered in the list of keys and on the page to read", async () => {
  const { open, context } = await visit(stage.browser, { serviceWorkers: "block" });
  const offer = (route: { readonly body: string }) =>
    route.body.replace(
      "</head>",
      '<link rel="alternate" type="application/pdf" href="talk.pdf" title="Slides as PDF"></head>',
    );
  await context.route(/\/(\?[^#]*)?$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: offer({ body: await response.text() }) });
  });
  const deck = await deckReady(await open(stage.site.url));
  await deck.keyboard.press("?");
  const link = deck.getByRole("dialog").getByRole("link", { name: "Slides as PDF" });
  assert.match((await link.getAttribute("href")) ?? "", /\/talk\.pdf$/);
  const page = await open(`${stage.site.url}?view=read`);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator(".contents .files").waitFor({ state: "attached" });
  const bar = await page.locator(".guide").boundingBox();
  assert.ok(bar && bar.height < 60, `what always stands above the page is ${bar?.height} px high`);
  await page.getByText("Contents", { exact: true }).click();
  await page.locator(".contents").getByRole("link", { name: "Slides as PDF" }).waitFor();
  await context.close();
});

describe("the style sheet without what is never used", () => {
  test("is at most 25 kB, compressed, and still knows Reveal", () => {
    const styles = listFiles(built.path).filter((file) => /style[^/]*\.css$/.test(file));
    assert.equal(styles.length, 1);
    const css = readFileSync(join(built.path, styles[0] ?? ""));
    assert.ok(gzipSync(css, { level: 9 }).length <= 25_000);
    assert.ok(css.includes(".reveal .slides"));
    for (const name of ["r-overlay-spinner", "controls-arrow", "bounce-right", "scrollbar-playhead"]) {
      assert.ok(!css.includes(name), `${name} is still there`);
    }
  });

  test("misses nothing: nothing that is shown in any window has one of these names", async () => {
    const { open, context } = await visit(stage.browser);
    const found = (names: readonly string[]) =>
      names.filter((name) =>
        [...document.getElementsByClassName(name)].some((part) => part.checkVisibility()),
      );
    const deck = await deckReady(await open(stage.site.url));
    const used = new Set<string>();
    const look = async () => {
      for (const name of await deck.evaluate(found, unusedInReveal)) used.add(name);
    };
    const { all, first } = await readStops(deck);
    for (const { id } of all) {
      await deck.evaluate((slide) => window.inPage.goTo(slide, 1000), id);
      await look();
    }
    for (const key of ["o", "Escape", "b", "b", "g", "Escape"]) {
      await deck.keyboard.press(key);
      await look();
    }
    for (const key of ["?", "q"]) {
      await deck.keyboard.press(key);
      // What draws the code is loaded only now.
      await deck.getByRole("dialog").waitFor();
      await look();
      await deck.keyboard.press("Escape");
      await deck.getByRole("dialog").waitFor({ state: "hidden" });
    }
    await deck.keyboard.press("Home");
    await waitForSlide(deck, first.id);
    const reader = await pageSettled(await open(`${stage.site.url}?view=read`));
    for (const name of await reader.evaluate(found, unusedInReveal)) used.add(name);
    await context.close();
    assert.deepEqual([...used], []);
  });
});
