import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright";
import { launchBrowser } from "../../src/node/browser.ts";
import { type DevServer, openDevServer } from "../support/dev-server.ts";
import { alive, type Lab, readLabs, viewOf } from "../support/labs.ts";
import { deckReady, visit, waitForPosition } from "../support/pages.ts";

const file = "05-nix.md";

let browser: Browser;
let server: DevServer;
before(async () => {
  browser = await launchBrowser();
  server = await openDevServer({}, "slides");
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Changes the claim of a slide in its file. */
async function editClaim({ slide }: Lab, claim: string): Promise<void> {
  const text = readFileSync(`slides/${file}`, "utf8");
  const start = text.indexOf(`id="${slide}"`);
  assert.ok(start > 0, `${slide} is not in ${file}`);
  await server.write(file, text.slice(0, start) + text.slice(start).replace(/^## .*$/m, `## ${claim}`));
}

async function playThenEdit(page: Page, lab: Lab): Promise<void> {
  await page.evaluate((id) => window.inPage.goTo(id), lab.slide);
  await waitForPosition(page, lab.slide);
  await alive(page, lab);
  const first = await viewOf(page, lab);
  await page.keyboard.press("2");
  const played = await viewOf(page, lab);
  assert.notEqual(played, first, `${lab.tag} does not answer`);

  const claim = `A better claim for ${lab.tag}`;
  await editClaim(lab, claim);
  const slide = page.locator(`#${lab.slide}`);
  await slide.locator("h2").filter({ hasText: claim }).waitFor();
  await alive(page, lab);
  assert.equal(await viewOf(page, lab), played, `${lab.tag} has forgotten what was done`);
  await slide.locator("[data-undo]").click();
  assert.notEqual(await viewOf(page, lab), played, `${lab.tag} cannot undo what was done before`);
}

test("a lab keeps what was done in it while its author edits the slide around it", async () => {
  const { context, troubles } = await visit(browser);
  const page = await context.newPage();
  await page.goto(server.url);
  const labs = await readLabs(await deckReady(page));
  assert.equal(labs.length, 3);
  for (const lab of labs) await playThenEdit(page, lab);
  assert.deepEqual(troubles, []);
});
