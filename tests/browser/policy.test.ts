import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright";
import { launchBrowser } from "../../src/node/browser.ts";
import { policyIn } from "../../src/node/policy.ts";
import { listFiles } from "../../src/node/site.ts";
import { buildSite } from "../support/build-site.ts";
import { type Host, openHost } from "../support/host.ts";
import { deckReady, kept, visit, waitForSlide } from "../support/pages.ts";
import { openSpeaker, previewOf } from "../support/speaker.ts";
import { readStops } from "../support/stops.ts";
import { temporaryFolder } from "../support/project.ts";

let browser: Browser;
let talk: { readonly path: string; readonly remove: () => Promise<void> };
let host: Host;
let pages: readonly string[] = [];

before(async () => {
  browser = await launchBrowser();
  talk = await buildSite();
  pages = listFiles(talk.path).filter((file) => file.endsWith(".html"));
  // Sent as a header, too, as `_headers` and `.htaccess` do: then it also holds for the worker.
  const [, index = ""] =
    /^\/index.html\n {2}Content-Security-Policy: (.*)$/m.exec(
      readFileSync(join(talk.path, "_headers"), "utf8"),
    ) ?? [];
  assert.match(index, /frame-ancestors 'self'$/);
  const isPage = (path: string) => path.endsWith("/") || /\/(index\.html|sw\.js)$/.test(path);
  host = await openHost({
    headersOf: (path) => (isPage(path) ? { "Content-Security-Policy": index } : {}),
  });
  host.serve("/", talk.path);
});
after(async () => {
  await browser?.close();
  await host?.stop();
  await talk?.remove();
});

/** Has every window say what its policy blocks, as an error in its console. */
const listen = (context: BrowserContext) =>
  context.addInitScript(() => {
    document.addEventListener(
      "securitypolicyviolation",
      ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
        console.error(`the policy blocks ${effectiveDirective} ${blockedURI} (${sourceFile}:${lineNumber})`);
      },
    );
  });

test("every page forbids everything that it does not need, and nothing in it is `unsafe`", () => {
  assert.ok(pages.length >= 3);
  for (const page of pages) {
    const policy = policyIn(readFileSync(join(talk.path, page), "utf8")) ?? "";
    assert.match(policy, /^default-src 'none'; /, page);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/, page);
    for (const directive of ["base-uri 'none'", "form-action 'none'"])
      assert.ok(policy.includes(directive), page);
  }
});

test("no page has styles, handlers or foreign files in its elements", async () => {
  const { context } = await visit(browser, { javaScriptEnabled: false });
  for (const name of pages) {
    const page = await context.newPage();
    await page.goto(`${host.url}/${name}`);
    const found = await page.evaluate(() =>
      [...document.querySelectorAll("*")].flatMap((element) =>
        [...element.attributes]
          .filter(
            ({ name: attribute, value }) =>
              attribute === "style" ||
              attribute.startsWith("on") ||
              (attribute === "src" && /^(https?:)?\/\//.test(value)) ||
              /^\s*javascript:/i.test(value),
          )
          .map((attribute) => `${element.tagName} ${attribute.name}="${attribute.value}"`),
      ),
    );
    assert.deepEqual(found, [], name);
    // On paper a link opens no window that it could get hold of.
    const opening = name === "index.html" ? 'a[href^="http"]' : 'a[target="_blank"]';
    const handles = await page.locator(`${opening}:not([rel~="noopener"])`).count();
    assert.equal(handles, 0, `${name} has links to other sites without rel="noopener"`);
  }
  await context.close();
});

test("a whole run breaks no policy: every slide, lab and view, the speaker’s and the pages for paper", async () => {
  const { open, context, troubles } = await visit(browser);
  await listen(context);
  const deck = await kept(await deckReady(await open(`${host.url}/`)));
  const speaker = await openSpeaker(deck);
  for (const which of ["current", "next"] as const) await previewOf(speaker, which);
  const { all, last } = await readStops(deck);
  for (const { id } of all) await deck.evaluate((slide) => window.inPage.goTo(slide, 1000), id);
  await waitForSlide(await previewOf(speaker, "current"), last.id);
  await playLabs(deck);
  for (const key of ["o", "Escape", "?", "Escape", "g", "Escape", "t", "b", "b", "q", "Escape"])
    await deck.keyboard.press(key);
  for (const key of ["?", "Escape", "t", "+"]) await speaker.keyboard.press(key);
  for (const view of ["?view=read", ...pages]) await open(`${host.url}/${view}`);
  await context.close();
  assert.deepEqual(troubles, []);
});

/** Uses everything in every lab that can be pressed. */
async function playLabs(deck: Page): Promise<void> {
  const labs = deck.locator("[data-lab]");
  for (const lab of await labs.all()) {
    const id = await lab.evaluate((element) => element.closest("section")?.id ?? "");
    await deck.evaluate((slide) => window.inPage.goTo(slide), id);
    const buttons = lab.getByRole("button");
    for (let i = 0; i < Math.min(await buttons.count(), 12); i++) {
      const button = buttons.nth(i);
      if ((await button.isVisible()) && (await button.isEnabled())) await button.click();
    }
  }
  assert.ok((await labs.count()) > 0, "the talk has no labs");
}

test("the policy is at work: what gets into a page by accident does not run", async () => {
  const { open, context } = await visit(browser);
  const page = await deckReady(await open(`${host.url}/`));
  const ran = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "document.body.dataset.ran = 'script'";
    const image = document.createElement("div");
    image.innerHTML = `<img src="gone" onerror="document.body.dataset.ran = 'handler'"><b style="color: red">b</b>`;
    document.body.append(script, image);
    await new Promise((resolve) => {
      image.querySelector("img")?.addEventListener("error", () => setTimeout(resolve));
    });
    return [
      document.body.dataset["ran"],
      getComputedStyle(image.querySelector("b") ?? image).color === "rgb(255, 0, 0)",
    ];
  });
  await context.close();
  assert.deepEqual(ran, [undefined, false]);
});

describe("private notes", () => {
  for (const mode of ["site", "single"] as const) {
    test(`are in no file of a ${mode}`, async () => {
      const secret = "Tangerine4711";
      const folder = await temporaryFolder();
      const slides = join(folder.path, "slides");
      mkdirSync(slides);
      const publish = async (notes: string) => {
        writeFileSync(join(slides, "deck.yaml"), `title: A talk\nnotes: ${notes}\n`);
        const built = await buildSite(slides, mode === "single" ? mode : undefined);
        const found = listFiles(built.path).filter((file) =>
          readFileSync(join(built.path, file)).includes(secret),
        );
        await built.remove();
        return found;
      };
      writeFileSync(
        join(slides, "01.md"),
        `## One\n\n- a\n- b\n\nNote: ${secret}\n\n- ${secret} [click] ${secret}\n\n---\n\n## Two {.x}\n\nText.\n\nNote:\n\n\`\`\`nix\n${secret}\n\`\`\`\n`,
      );
      const [hidden, shown] = [await publish("private"), await publish("public")];
      await folder.remove();
      assert.deepEqual(hidden, []);
      assert.ok(shown.length > 0, "public notes are nowhere, so that this proves nothing");
    });
  }
});
