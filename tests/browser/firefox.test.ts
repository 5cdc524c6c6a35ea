import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { type Firefox, firefoxPath, launchFirefox } from "../support/firefox.ts";
import { buildSite } from "../support/build-site.ts";
import { type Host, openHost } from "../support/host.ts";

const skip = firefoxPath === undefined ? "Firefox is not installed" : false;

describe("in Firefox", { skip }, () => {
  let firefox: Firefox;
  let host: Host;
  let talk: { readonly path: string; readonly remove: () => Promise<void> };
  before(async () => {
    talk = await buildSite();
    const single = await buildSite(undefined, "single");
    host = await openHost();
    host.serve("/", talk.path);
    host.serve("/single/", single.path);
    firefox = await launchFirefox();
    addresses.file = pathToFileURL(join(single.path, "talk.html")).href;
    addresses.site = `${host.url}/`;
    clean = async () => {
      await single.remove();
      await talk.remove();
    };
  });
  let clean = async () => {};
  const addresses = { site: "", file: "" };
  after(async () => {
    await firefox?.close();
    await host?.stop();
    await clean();
  });

  for (const kind of ["site", "file"] as const) {
    test(`the ${kind} shows every slide, plays its labs, and has a speaker’s view`, async () => {
      const address = addresses[kind];
      await firefox.open(address);
      await firefox.until("window.Reveal?.isReady()");
      const shown = await firefox.run(`const deck = window.Reveal;
        return deck.getSlides().filter((slide) => {
          const { h, v } = deck.getIndices(slide);
          deck.slide(h, v, 99);
          return slide.querySelector(".frame")?.getBoundingClientRect().width > 100;
        }).length === deck.getTotalSlides()`);
      assert.equal(shown, true);
      await firefox.until(
        `[...document.querySelectorAll("[data-lab]")].every((lab) => customElements.get(lab.localName))`,
      );
      assert.ok(
        Number(await firefox.run("return [...document.fonts].filter((f) => f.status === 'loaded').length")) >=
          3,
      );
      await firefox.open(`${address}?view=read`);
      assert.equal(await firefox.run("return document.scrollingElement.scrollWidth <= innerWidth"), true);
      await firefox.open(`${address}?speaker`);
      await firefox.until(
        `[...document.querySelectorAll("iframe")].every((f) => f.contentWindow.Reveal?.isReady())`,
      );
      assert.deepEqual(firefox.troubles(), []);
    });
  }

  test("with the server gone the site is still there", async () => {
    await firefox.open(addresses.site);
    await firefox.until("navigator.serviceWorker.controller");
    await host.stop();
    for (const page of ["", "?view=read", "print.html", "?speaker"]) {
      await firefox.open(addresses.site + page);
      assert.ok(
        Number(await firefox.run("return document.querySelectorAll('.slides section').length")) > 10,
        page,
      );
    }
    assert.deepEqual(firefox.troubles(), []);
  });

  test("errors of a page would have been noticed", async () => {
    await firefox.open(addresses.file);
    await firefox.run(
      "const script = document.createElement('a'); script.onclick = () => gone(); script.click()",
    );
    await firefox.run("return 1");
    assert.match(firefox.troubles().join("\n"), /gone is not defined/);
  });
});
