import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { Browser, Page } from "playwright";
import { launchBrowser } from "../../src/node/browser.ts";
import { type DevServer, openDevServer } from "../support/dev-server.ts";
import { deckReady, visit, type Visit, waitForPosition } from "../support/pages.ts";

const slide = (id: string, claim: string, body: string) =>
  `<!-- .slide: id="${id}" -->\n\n## ${claim}\n\n${body}\n\nNote: Notes of ${id}.\n`;
const steps = "First. {.fragment}\n\nSecond. {.fragment}\n\nThird. {.fragment}";

const one = [slide("a", "The first claim", "Text."), slide("b", "The second claim", steps)].join("\n---\n\n");
const two = [slide("c", "The third claim", "Text."), slide("d", "The fourth claim", "Text.")].join(
  "\n---\n\n",
);
// The unclosed container is on line 11 of the file.
const broken = one.replace("First. {.fragment}", "::: steps\n\nFirst.");
const files = { "1-one.md": one, "2-two.md": two };

let browser: Browser | undefined;
let server: DevServer;
let tour: Visit;
let page: Page;
before(async () => {
  browser = await launchBrowser();
  server = await openDevServer(files);
  tour = await visit(browser);
  page = await tour.context.newPage();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Puts the files back, opens slide b at step 2, and marks what is in the page. */
beforeEach(async () => {
  for (const [name, text] of Object.entries(files)) await server.write(name, text);
  await page.goto("about:blank");
  await page.goto(`${server.url}#/b/1`);
  await waitForPosition(await deckReady(page), "b", 2);
  await page.evaluate(() => {
    for (const section of document.querySelectorAll("section")) section.toggleAttribute("data-old", true);
  });
});

const overlay = () => page.locator("vite-error-overlay");
const untouched = () =>
  page.locator(".slides section[data-old]").evaluateAll((sections) => sections.map(({ id }) => id));
const ids = () => page.locator(".slides section").evaluateAll((sections) => sections.map(({ id }) => id));
const waitForIds = (wanted: readonly string[]) =>
  page.waitForFunction(
    (list) => [...document.querySelectorAll(".slides section")].map(({ id }) => id).join() === list,
    wanted.join(),
  );

describe("an edit", () => {
  test("changes its slide and no other, and keeps slide and step", async () => {
    await server.write("1-one.md", one.replace("The second claim", "A better claim"));
    await page.locator("#b h2").filter({ hasText: "A better claim" }).waitFor();
    await waitForPosition(page, "b", 2);
    assert.deepEqual(await untouched(), ["a", "c", "d"]);
    const shown = await page.locator("#b .fragment.visible").allTextContents();
    assert.deepEqual(shown, ["First.", "Second."]);
    await page.keyboard.press("PageDown");
    await waitForPosition(page, "b", 3);
  });

  test("elsewhere leaves the slide on the screen alone", async () => {
    await server.write("2-two.md", two.replace("The fourth claim", "The last claim"));
    await page.locator("#d h2").filter({ hasText: "The last claim" }).waitFor({ state: "attached" });
    await waitForPosition(page, "b", 2);
    assert.deepEqual(await untouched(), ["a", "b", "c"]);
  });

  test("that puts a slide before it keeps the slide on the screen", async () => {
    await server.write("1-one.md", `${slide("new", "A new claim", "Text.")}\n---\n\n${one}`);
    await waitForIds(["new", "a", "b", "c", "d"]);
    await waitForPosition(page, "b", 2);
    await server.write("1-one.md", one);
    await waitForIds(["a", "b", "c", "d"]);
    await waitForPosition(page, "b", 2);
  });
});

test("files that an editor keeps beside the slides leave the page alone", async () => {
  for (const name of ["#1-one.md#", "1-one.md.orig"]) {
    await server.write(name, one);
    await server.remove(name);
  }
  await server.write("2-two.md", two.replace("The fourth claim", "The last claim"));
  await page.locator("#d h2").filter({ hasText: "The last claim" }).waitFor({ state: "attached" });
  await waitForPosition(page, "b", 2);
  assert.deepEqual(await untouched(), ["a", "b", "c"]);
});

describe("a mistake", () => {
  test("shows where it is, and goes away when it is mended", async () => {
    await server.write("1-one.md", broken);
    await overlay().waitFor();
    const line = broken.split("\n").indexOf("::: steps") + 1;
    assert.match(await overlay().locator(".message").innerText(), /::: steps|container|closed/i);
    assert.match(await overlay().locator(".file").innerText(), new RegExp(`1-one\\.md:${line}:1$`));
    const frame = await overlay().locator(".frame").innerText();
    assert.match(frame, new RegExp(`${line} .*::: steps`));
    assert.match(frame, /\^/);

    await server.write("1-one.md", one);
    await overlay().waitFor({ state: "detached" });
    await page.locator("#b h2").filter({ hasText: "The second claim" }).waitFor();
    await waitForPosition(page, "b", 2);
  });

  test("meets whoever opens the page, and the page comes when it is mended", async () => {
    await server.write("1-one.md", broken);
    await overlay().waitFor();
    const fresh = await tour.context.newPage();
    await fresh.goto(server.url);
    await fresh.locator("vite-error-overlay .frame").filter({ hasText: "::: steps" }).waitFor();
    await server.write("1-one.md", one);
    await deckReady(fresh);
    await waitForPosition(fresh, "a");
    await fresh.close();
  });
});

describe("files", () => {
  const three = slide("e", "The fifth claim", "Text.");

  test("can be added, renamed, and deleted while the deck is open", async () => {
    await server.write("3-three.md", three);
    await waitForIds(["a", "b", "c", "d", "e"]);
    await server.write("0-zero.md", three);
    await server.remove("3-three.md");
    await waitForIds(["e", "a", "b", "c", "d"]);
    await server.remove("0-zero.md");
    await waitForIds(["a", "b", "c", "d"]);
    await deckReady(page);
    assert.deepEqual(await ids(), ["a", "b", "c", "d"]);
  });

  test("of the deck's settings count, too", async () => {
    await server.write("deck.yaml", "title: Another title\n");
    await page.waitForFunction(() => document.title === "Another title");
    await deckReady(page);
  });
});
