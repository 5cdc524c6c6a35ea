import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { finishSite } from "../../src/node/site.ts";
import { buildSite } from "../support/build-site.ts";
import { firefoxPath, launchFirefox } from "../support/firefox.ts";
import { type Host, openHost } from "../support/host.ts";
import { type OtherBrowser, until } from "../support/other-browser.ts";
import { launchWebKit, webkitPath, withListener } from "../support/webkit.ts";

const browsers = {
  Firefox: { path: firefoxPath, launch: launchFirefox },
  WebKit: { path: webkitPath, launch: launchWebKit },
};

for (const [name, { path, launch }] of Object.entries(browsers)) {
  const skip = path === undefined ? `${name} is not installed` : false;
  describe(`in ${name}`, { skip }, () => {
    let browser: OtherBrowser;
    let host: Host;
    let talk: { readonly path: string; readonly remove: () => Promise<void> };
    let single: typeof talk;
    const addresses = { site: "", file: "" };
    before(async () => {
      talk = await buildSite();
      single = await buildSite(undefined, "single");
      const file = join(single.path, "talk.html");
      for (const page of [join(talk.path, "index.html"), file])
        writeFileSync(page, withListener(readFileSync(page, "utf8")));
      finishSite(talk.path);
      host = await openHost();
      host.serve("/", talk.path);
      addresses.file = pathToFileURL(file).href;
      addresses.site = `${host.url}/`;
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await host?.stop();
      await single?.remove();
      await talk?.remove();
    });

    for (const kind of ["site", "file"] as const) {
      test(`the ${kind} shows every slide, plays its labs, and has a speaker’s view`, async () => {
        const address = addresses[kind];
        await browser.open(address);
        await until(browser, "document.querySelector('.reveal.ready[aria-roledescription]')");
        const shown = await browser.run(`const deck = window.Reveal;
          return deck.getSlides().filter((slide) => {
            const { h, v } = deck.getIndices(slide);
            deck.slide(h, v, 99);
            return slide.querySelector(".frame")?.getBoundingClientRect().width > 100;
          }).length === deck.getTotalSlides()`);
        assert.equal(shown, true);
        await until(
          browser,
          `[...document.querySelectorAll("[data-lab]")].every((lab) => customElements.get(lab.localName))`,
        );
        const fonts = await browser.run(
          "return [...document.fonts].filter((font) => font.status === 'loaded').length",
        );
        assert.ok(Number(fonts) >= 3);
        await browser.open(`${address}?view=read`);
        assert.equal(await browser.run("return document.scrollingElement.scrollWidth <= innerWidth"), true);
        await browser.open(`${address}?speaker`);
        // Pages from files cannot look into each other: each small slide says itself that it runs.
        await until(browser, "document.documentElement.dataset.framesReady === '2'");
        assert.equal(await browser.run("return document.querySelectorAll('iframe').length"), 2);
        assert.deepEqual(await browser.troubles(), []);
      });
    }

    test("with the server gone the site is still there", async () => {
      await browser.open(addresses.site);
      await until(browser, "navigator.serviceWorker.controller");
      await host.stop();
      for (const page of ["", "?view=read", "print.html", "?speaker"]) {
        await browser.open(addresses.site + page);
        await until(browser, `document.querySelectorAll('.slides section').length > 10 /* ${page} */`);
      }
      assert.deepEqual(await browser.troubles(), []);
    });

    test("errors of a page would have been noticed", async () => {
      await browser.open(addresses.file);
      await browser.run(
        "const link = document.createElement('a'); link.onclick = () => gone(); link.click()",
      );
      await browser.run("return 1");
      // WebKit does not say more of pages from files.
      assert.match((await browser.troubles()).join("\n"), /gone|Script error/);
    });
  });
}
