import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright";
import { launchBrowser } from "../../src/node/browser.ts";
import { damageTests } from "./damage.ts";
import { countInOutline, dated, makeSite, type MadeSite, runPdf } from "../support/pdf/site.ts";
import { checks } from "../support/pdf/check.ts";
import { skip, skipLetters } from "../support/pdf/tools.ts";

const decks = { "the talk": "slides", "a deck made to hurt": "tests/pdf/hurt" };

for (const [name, folder] of Object.entries(decks)) {
  const isTalk = folder === "slides";
  describe(`the PDFs of ${name}`, { skip: isTalk ? skip : skipLetters }, () => {
    let browser: Browser | undefined;
    let site: MadeSite | undefined;
    before(async () => {
      browser = await launchBrowser();
      site = await makeSite(browser, folder);
    });
    after(async () => {
      await browser?.close();
      await site?.remove();
    });

    for (const file of ["talk.pdf", "talk-steps.pdf", "talk-handout.pdf"]) {
      for (const [what, check] of Object.entries(checks)) {
        // Of the talk one document is enough: to ask poppler for the order takes it very long.
        if (check === checks["is read in the order of its slides"] && isTalk && file !== "talk.pdf") continue;
        test(`${file} ${what}`, () => {
          const { pdf, expected } = site?.documents.get(file) ?? assert.fail(`${file} was not made`);
          assert.deepEqual(check(pdf, expected), []);
        });
      }
    }

    test("have checksums beside them, and the deck offers each with pages and size", () => {
      assert.ok(site);
      execFileSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: site.path, stdio: "pipe" });
      const offers = [...site.documents].map(([file, { pdf }]) => [file, String(pdf.pages)]);
      const links = site.index.matchAll(
        /<link rel="alternate" type="application\/pdf" href="([^"]+)" title="[^"]+ \(PDF, (\d+) pages, [\d.]+ [kM]B\)" \/>/g,
      );
      assert.deepEqual(
        [...links].map(([, file, pages]) => [file, pages]),
        offers,
      );
    });

    if (!isTalk) {
      damageTests(() => site ?? assert.fail("There is no site."));

      test("have the same bytes when they are made again in another folder", () => {
        assert.ok(site);
        const project = copyProject(folder);
        try {
          const again = join(project, "site");
          const { status, stderr } = runPdf(["--outDir", again], { SLIDES: folder, ...dated }, project);
          assert.equal(status, 0, stderr);
          const sums = (path: string) => readFileSync(join(path, "SHA256SUMS"), "utf8");
          assert.equal(sums(again), sums(site.path));
          const { pdf } = site.documents.get("talk.pdf") ?? assert.fail("talk.pdf was not made");
          assert.equal(pdf.info["CreationDate"], "2023-11-14T22:13:20Z");
        } finally {
          rmSync(project, { recursive: true, force: true });
        }
      });
    }

    test("have figures that can be compared", (context) => {
      assert.ok(site);
      for (const [file, { pdf }] of site.documents) {
        context.diagnostic(
          `${file}: ${pdf.pages} pages, ${countInOutline(pdf.outline)} bookmarks, ${pdf.links.length} links, ` +
            `${pdf.fonts.length} fonts, ${pdf.images.length} images, ${(pdf.bytes / 1e6).toFixed(3)} MB`,
        );
      }
    });
  });
}

/** What is needed to make PDFs of a folder of slides, in a new place. */
function copyProject(folder: string): string {
  const project = mkdtempSync(join(tmpdir(), "pdf-project-"));
  for (const name of ["src", "assets", "vite.config.ts", "package.json", "tsconfig.json", folder])
    cpSync(name, join(project, name), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(project, "node_modules"));
  return project;
}
