import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test, type TestContext } from "node:test";
import type { Locator, Page } from "playwright";
import { encode } from "uqr";
import { deckReady, visit, waitForSlide } from "../support/pages.ts";
import { modulesOf } from "../support/qr-modules.ts";
import { pageSettled } from "../support/reading.ts";
import { temporaryFolder } from "../support/project.ts";
import { openSite, type Site } from "../support/site.ts";
import { setStage } from "../support/stage.ts";

const slides = `# Talk

Promise.

---

<!-- .slide: id="two" -->

## A claim

Text.

---

<!-- .slide: id="links" -->

## Where to go

- **Read** why [here](https://example.org/a)
- **See** why [there](https://example.org/b)
`;

const address = "https://example.org/talks/nix/";
let published: Site;
let plain: Site;
let folder: { readonly path: string; readonly remove: () => Promise<void> };

const stage = setStage(async () => {
  folder = await temporaryFolder();
  const make = (name: string, deckFile: string) => {
    const path = join(folder.path, name);
    mkdirSync(path);
    writeFileSync(join(path, "deck.yaml"), deckFile);
    writeFileSync(join(path, "01.md"), slides);
    return openSite(path);
  };
  published = await make("published", `title: Talk\naddress: ${address}\n`);
  plain = await make("plain", "title: Talk\n");
});
after(async () => {
  await published?.close();
  await plain?.close();
  await folder?.remove();
});

/** Fails unless the picture is this text's QR code, with free room around it. */
async function assertCode(t: TestContext, page: Page, code: Locator, text: string): Promise<void> {
  await code.waitFor();
  const expected = encode(text, { ecc: "M", border: 4 }).data;
  assert.deepEqual(await modulesOf(page, code, expected.length), expected, `this is not the code of ${text}`);
  const scanned = spawnSync("zbarimg", ["--quiet", "--raw", "-"], { input: await code.screenshot() });
  if (scanned.error) t.diagnostic("not scanned: zbarimg is not installed");
  else assert.equal(scanned.stdout.toString().trim(), text);
}

describe("the key Q", () => {
  for (const theme of ["light", "dark"]) {
    test(`shows the public address of the current slide, ${theme}`, async (t) => {
      const { open, context, troubles } = await visit(stage.browser, {
        viewport: { width: 1280, height: 720 },
      });
      const page = await deckReady(await open(`${published.url}?theme=${theme}#two`));
      await page.keyboard.press("q");
      const dialog = page.getByRole("dialog", { name: "This slide" });
      await assertCode(t, page, dialog.locator(".qr-code"), `${address}#two`);
      assert.equal(await dialog.locator("figcaption").textContent(), "example.org/talks/nix#two");
      assert.equal(await dialog.getByText("this machine only").isVisible(), false);
      await page.keyboard.press("q");
      await dialog.waitFor({ state: "hidden" });
      await page.keyboard.press("PageDown");
      await waitForSlide(page, "links");
      await page.keyboard.press("q");
      await assertCode(t, page, dialog.locator(".qr-code"), `${address}#links`);
      await context.close();
      assert.deepEqual(troubles, []);
    });
  }

  test("without a public address shows where the slides are open, and says who can use that", async (t) => {
    const { open, context } = await visit(stage.browser);
    const page = await deckReady(await open(`${plain.url}#two`));
    await page.keyboard.press("q");
    const dialog = page.getByRole("dialog");
    await assertCode(t, page, dialog.locator(".qr-code"), `${plain.url}#two`);
    assert.ok(await dialog.getByText("this machine only").isVisible());
    await context.close();
  });

  test("works on the page to read, on a narrow phone, too", async (t) => {
    const { open, context } = await visit(stage.browser, { viewport: { width: 320, height: 568 } });
    const page = await pageSettled(await open(`${published.url}#two`));
    await page.locator(".views a").first().waitFor();
    await page.keyboard.press("q");
    const code = page.getByRole("dialog").locator(".qr-code");
    await assertCode(t, page, code, `${address}#two`);
    const { x = 0, width = 0 } = (await code.boundingBox()) ?? {};
    assert.ok(x >= 0 && x + width <= 320);
    await context.close();
  });

  test("its code is fetched only when it is wanted", async () => {
    const { open, context } = await visit(stage.browser, { serviceWorkers: "block" });
    const asked: string[] = [];
    context.on("request", (request) => asked.push(request.url()));
    const page = await deckReady(await open(plain.url));
    const before = asked.length;
    await page.keyboard.press("q");
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(
      asked
        .slice(before)
        .filter((url) => url.endsWith(".js"))
        .map((url) => /\/(qr)-[^/]*\.js$/.exec(url)?.[1]),
      ["qr"],
    );
    await context.close();
  });
});

describe("the slide with the links", () => {
  test("shows the code of the talk, if it has an address", async (t) => {
    const { open, context } = await visit(stage.browser);
    const page = await deckReady(await open(`${published.url}#links`));
    const code = page.locator("#links .qr-code");
    await assertCode(t, page, code, address);
    const { width = 0 } = (await code.boundingBox()) ?? {};
    assert.ok(width >= 420, `only ${width} px wide`);
    assert.match((await page.locator("#links .qr").textContent()) ?? "", /example\.org\/talks\/nix/);
    await context.close();
  });

  test("has no hole where the code would be, if it has none", async () => {
    const { open, context } = await visit(stage.browser);
    const page = await deckReady(await open(`${plain.url}#links`));
    assert.equal(await page.locator("#links .qr").count(), 0);
    const { width = 0 } = (await page.locator("#links .links").boundingBox()) ?? {};
    assert.ok(width > 1700, `the list is ${width} px wide`);
    await context.close();
  });

  test("does not show it on a phone, which cannot scan itself", async () => {
    const { open, context } = await visit(stage.browser, { viewport: { width: 390, height: 844 } });
    const page = await open(`${published.url}#links`);
    assert.equal(await page.locator("#links .qr").isVisible(), false);
    await context.close();
  });
});
