import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { parse } from "../../src/compile/parse.ts";
import { coverageOf, snippetsOf } from "../../src/compile/snippets.ts";

const fence = (info: string, text: string): string => `\`\`\`${info}\n${text}\n\`\`\`\n`;

const slides = `---
title: Section
---

## One

${fence("console demo=shop {.small}", "$ usr/bin/shop")}
::: versus

### Left

${fence('console {.untested .small why="needs a network"}', "$ ping nixos.org")}
### Right

${fence("console", "$ true")}
:::

${fence("console {.untested}", "$ false")}
${fence("chain", "says: x")}
---

## Two

- ${fence("nix demo=shop file=a.nix", "1").replaceAll("\n", "\n  ")}
${fence('nix [1] {.untested why="needs Nixpkgs"}', "hello")}
Note:

${fence("nix", "{ }")}`;

const snippets = snippetsOf(parse([{ file: "slides/01.md", text: slides }]).deck);

suite("snippets of a deck", () => {
  test("all code and terminals, in containers, lists and notes, too, but no pictures", () => {
    assert.deepEqual(
      snippets.map(({ language, text }) => `${language}: ${text.trim()}`),
      [
        "console: $ usr/bin/shop",
        "console: $ ping nixos.org",
        "console: $ true",
        "console: $ false",
        "nix: 1",
        "nix: hello",
        "nix: { }",
      ],
    );
  });

  test("each with its place in the file", () => {
    const lines = slides.split("\n");
    for (const { file, line, text } of snippets) {
      assert.equal(file, "slides/01.md");
      assert.match(lines[line - 1] ?? "", /```\w/u);
      assert.equal(lines[line]?.trim(), text.trim());
    }
  });

  test("each with what its fence says about its origin", () => {
    assert.deepEqual(
      snippets.map(({ demo, demoFile, classes, why }) => ({ demo, demoFile, classes, why })),
      [
        { demo: "shop", demoFile: undefined, classes: ["small"], why: undefined },
        { demo: undefined, demoFile: undefined, classes: ["untested", "small"], why: "needs a network" },
        { demo: undefined, demoFile: undefined, classes: [], why: undefined },
        { demo: undefined, demoFile: undefined, classes: ["untested"], why: undefined },
        { demo: "shop", demoFile: "a.nix", classes: [], why: undefined },
        { demo: undefined, demoFile: undefined, classes: ["untested"], why: "needs Nixpkgs" },
        { demo: undefined, demoFile: undefined, classes: [], why: undefined },
      ],
    );
  });
});

suite("coverage", () => {
  const { terminals, untested, unexplained, nix } = coverageOf(snippets);
  const texts = (list: typeof nix): readonly string[] => list.map(({ text }) => text.trim());

  test("terminals name a demo, or are marked as untested and say why, or neither", () => {
    assert.equal(terminals, 4);
    assert.deepEqual(texts(untested), ["$ ping nixos.org"]);
    assert.deepEqual(texts(unexplained), ["$ true", "$ false"]);
  });

  test("Nix that is from no demo", () => {
    assert.deepEqual(texts(nix), ["hello", "{ }"]);
  });
});
