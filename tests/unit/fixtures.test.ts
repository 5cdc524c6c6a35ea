import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { check } from "../../src/compile/check.ts";
import { codes } from "../../src/compile/codes.ts";
import type { Source } from "../../src/compile/deck.ts";
import { countInWords, formatDiagnostic, inFileOrder } from "../../src/compile/diagnostic.ts";
import { isDeckFile, parse } from "../../src/compile/parse.ts";
import { render } from "../../src/compile/render.ts";
import { createHighlighter, knowsLanguage } from "../../src/node/highlighter.ts";

/**
 * The specification of the dialect and of every diagnostic. A fixture is a Markdown file, or a
 * folder of slides; beside it stand the expected slides (`.html`) and printed diagnostics (`.txt`).
 * A missing expectation fails. `UPDATE=1` writes what comes out; look at the difference then.
 */
const root = fileURLToPath(new URL("../fixtures", import.meta.url));
const update = process.env["UPDATE"] === "1";

const fixtures = readdirSync(root).flatMap((group) =>
  readdirSync(join(root, group))
    .filter((name) => name.endsWith(".md") || statSync(join(root, group, name)).isDirectory())
    .map((name) => join(root, group, name)),
);

for (const path of fixtures) {
  test(`fixture ${relative(root, path)}`, async () => {
    const { html, printed } = await compile(readFixture(path));
    const expectation = path.replace(/\.md$/, "");
    expectFile(`${expectation}.html`, html);
    expectFile(`${expectation}.txt`, printed);
  });
}

test("every kind of diagnostic has a fixture that shows it", () => {
  const printed = fixtures.map((path) => readFileSync(`${path.replace(/\.md$/, "")}.txt`, "utf8")).join("\n");
  const shown = Object.keys(codes).filter((code) => printed.includes(` ${code}: `));
  assert.deepEqual(shown, Object.keys(codes));
});

test("no expectation is left of a fixture that is gone", () => {
  const expected = new Set(
    fixtures.flatMap((path) => [".html", ".txt"].map((end) => path.replace(/\.md$/, "") + end)),
  );
  const found = readdirSync(root).flatMap((group) =>
    readdirSync(join(root, group))
      .filter((name) => /\.(html|txt)$/.test(name))
      .map((name) => join(root, group, name)),
  );
  assert.deepEqual(
    found.filter((file) => !expected.has(file)),
    [],
  );
});

function readFixture(path: string): readonly Source[] {
  if (path.endsWith(".md")) return [{ file: `slides/${basename(path)}`, text: readFileSync(path, "utf8") }];
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({ file: `slides/${relative(path, file)}`, text: readFileSync(file, "utf8") }));
}

async function compile(sources: readonly Source[]): Promise<{ html: string; printed: string }> {
  const { deck, diagnostics } = parse(sources);
  const exists = (file: string) => file === "slides/photo.png" || file === "slides/film.mp4";
  const checked = check(deck, {
    exists,
    knowsLanguage,
    deckFile: sources.find(({ file }) => isDeckFile(file)),
  });
  const all = inFileOrder(
    [...diagnostics, ...checked],
    sources.map(({ file }) => file),
  );
  const textOf = (file: string) => sources.find((source) => source.file === file)?.text;
  const printed = all.map((diagnostic) => `${formatDiagnostic(diagnostic, textOf)}\n\n`).join("");
  const highlight = await createHighlighter(undefined)(deck.codes);
  const view = {
    hash: "5yigcbls1cndq85fs2qr68x3nsiq8ln6",
    name: "slides",
    assetUrl: (p: string) => `../${p}`,
    highlight,
    withNotes: true,
  };
  const html = render(deck, view).sections.map((section) => section.html);
  return { html: html.join("\n"), printed: all.length > 0 ? `${printed}${countInWords(all)}\n` : "" };
}

function expectFile(file: string, actual: string): void {
  if (update) writeFileSync(file, actual);
  assert.ok(
    existsSync(file),
    `${relative(root, file)} is missing; run the tests with UPDATE=1 and look at it`,
  );
  assert.equal(actual, readFileSync(file, "utf8"), `${relative(root, file)} differs`);
}
