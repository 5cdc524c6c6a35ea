import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { BrowserContextOptions, Page } from "playwright";
import { addAxe } from "../support/axe.ts";
import { assertNone, tell } from "../support/findings.ts";
import { visit } from "../support/pages.ts";
import { idsOf, pageSettled, reachOf } from "../support/reading.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

/** A window, the page to read in it, and what anybody would see wrong with it. */
interface Window extends BrowserContextOptions {
  readonly viewport: { readonly width: number; readonly height: number };
}

const phone: Window = { viewport: { width: 390, height: 844 } };
const windows: Readonly<Record<string, Window>> = {
  "a phone": phone,
  "a phone on its side": { viewport: { width: 844, height: 390 } },
  "320 pixels": { viewport: { width: 320, height: 640 } },
  "a laptop at 400 %": { viewport: { width: 320, height: 200 }, deviceScaleFactor: 4 },
  "a tablet": { viewport: { width: 820, height: 1180 } },
  "a small laptop": { viewport: { width: 1280, height: 720 } },
  "a large screen": { viewport: { width: 1920, height: 1080 } },
};

async function openPage(options: Window, query = ""): Promise<{ page: Page; close: () => Promise<void> }> {
  const { open, context, troubles } = await visit(stage.browser, options);
  const page = await pageSettled(await open(`${stage.site.url}?view=read${query}`));
  return {
    page,
    close: async () => {
      await context.close();
      assert.deepEqual(troubles, []);
    },
  };
}

/** Faults of all slides on the page, each slide as wide as it stands there. */
function lint(page: Page, minText: number) {
  return page.evaluate((smallest) => {
    const frame = document.querySelector(".slides .frame")?.getBoundingClientRect();
    return window.inPage.lintPage({ width: frame?.width ?? 0, minText: smallest, mayScroll: true });
  }, minText);
}

describe("nothing is cut off, covered or too small, and the page does not scroll sideways", () => {
  for (const [name, options] of Object.entries(windows)) {
    test(`on ${name}`, async () => {
      const { page, close } = await openPage(options);
      const findings = await lint(page, 12.99);
      const reach = await reachOf(page);
      await close();
      assertNone(tell(findings), "faults on the page");
      assert.equal(reach.page, reach.window);
    });
  }

  test("with letters twice as large as usual", async () => {
    const { page, close } = await openPage({ ...phone, bypassCSP: true });
    await page.addStyleTag({ content: ":root { font-size: 200%; }" });
    const reach = await reachOf(page);
    await close();
    assert.equal(reach.page, reach.window);
  });
});

describe("what is on the page", () => {
  test("the speaker's words stand as prose below each slide, without stage directions", async () => {
    const { page, close } = await openPage(phone);
    const seen = await page.evaluate(() => {
      const notes = [...document.querySelectorAll(".slides aside.notes")];
      return {
        hidden: notes.filter((note) => !window.inPage.isShown(note)).length,
        count: notes.length,
        labels: [...document.querySelectorAll(".notes [data-label] > strong:first-child")]
          .filter((label) => window.inPage.isShown(label))
          .map((label) => label.textContent),
        marks: [...document.querySelectorAll<HTMLElement>(".notes .click")].map(({ innerText }) => innerText),
        raw: document.body.innerText.includes("[click]"),
      };
    });
    await close();
    assert.equal(seen.hidden, 0);
    assert.ok(seen.count > 40, `only ${seen.count} slides have notes`);
    assert.deepEqual([...new Set(seen.labels)], ["If asked"]);
    assert.deepEqual([...new Set(seen.marks)], [""]);
    assert.equal(seen.raw, false);
  });

  test("the contents name every slide, under its section", async () => {
    const { page, close } = await openPage(phone);
    const ids = await idsOf(page);
    const links = await page
      .locator(".contents nav a")
      .evaluateAll((all) =>
        all.map((link) =>
          decodeURIComponent(new URL(link.getAttribute("href") ?? "", document.baseURI).hash),
        ),
      );
    const nested = await page.locator(".contents nav > ol > li > ol > li").count();
    await close();
    assert.deepEqual(
      ids.filter((id) => !links.includes(`#${id}`)),
      [],
    );
    assert.ok(nested > ids.length / 2);
  });

  test("wide pictures have their tall form on a phone and their wide form where there is room", async () => {
    const shown = async (options: Window) => {
      const { page, close } = await openPage(options);
      const forms = await page.evaluate(() =>
        ["wide", "tall"].map(
          (form) =>
            [...document.querySelectorAll(`.pic:has(.tall):has(.wide) .${form}`)].filter((picture) =>
              picture.checkVisibility(),
            ).length,
        ),
      );
      await close();
      return forms;
    };
    const [wideOnPhone, tallOnPhone] = await shown(phone);
    assert.equal(wideOnPhone, 0);
    assert.ok((tallOnPhone ?? 0) > 0);
    const [wide, tall] = await shown({ viewport: { width: 1280, height: 720 } });
    assert.equal(wide, tallOnPhone);
    assert.equal(tall, 0);
  });

  test("what scrolls sideways by itself can be reached with the keyboard and has a name", async () => {
    const { page, close } = await openPage({ ...phone, bypassCSP: true });
    await page.addStyleTag({
      content: "html.reader pre code { white-space: pre } html.reader pre { overflow-x: auto }",
    });
    await page.setViewportSize({ width: 391, height: 844 });
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".slides pre")]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
        .map((box) =>
          [box.tabIndex, box.getAttribute("role"), box.hasAttribute("aria-labelledby")].join(" "),
        ),
    );
    await close();
    assert.ok(boxes.length > 3, "too few long lines to test with");
    assert.deepEqual([...new Set(boxes)], ["0 region true"]);
  });
});

describe("settings of the reader's system", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${colorScheme}, and axe finds nothing on a phone`, async () => {
      const { page, close } = await openPage({ ...phone, colorScheme });
      const theme = await page.evaluate(() => document.documentElement.dataset["theme"]);
      await addAxe(page);
      const violations = await page.evaluate(() => window.inPage.audit(document, {}));
      await close();
      assert.equal(theme, colorScheme);
      assertNone(violations, "violations");
    });
  }

  test("forced colours leave everything there, and boxes keep their edges", async () => {
    const { page, close } = await openPage({ ...phone, forcedColors: "active" });
    const findings = await lint(page, 12.99);
    const bare = await page.evaluate(
      () =>
        [...document.querySelectorAll(".slides :is(.term, .code, .lanes td:not(:empty))")].filter(
          (box) => box.checkVisibility() && getComputedStyle(box).borderTopStyle === "none",
        ).length,
    );
    await close();
    assertNone(tell(findings), "faults in forced colours");
    assert.equal(bare, 0);
  });

  test("nothing moves for those who prefer that", async () => {
    const { page, close } = await openPage({ ...phone, reducedMotion: "reduce" });
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll("*")].filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          const isStill = /^0s(, 0s)*$/.test(transitionDuration) && animationName === "none";
          return !isStill || scrollBehavior === "smooth";
        }).length,
    );
    await close();
    assert.equal(moving, 0);
  });
});
