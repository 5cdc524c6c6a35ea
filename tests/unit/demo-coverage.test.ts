import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../src/compile/parse.ts";
import { coverageOf, snippetsOf } from "../../src/compile/snippets.ts";
import { formatCoverage } from "../../src/node/demos/coverage.ts";

function report(...fences: readonly string[]): string {
  const text = fences.map((info) => `\`\`\`${info}\nx\n\`\`\`\n`).join("\n");
  return formatCoverage(coverageOf(snippetsOf(parse([{ file: "slides/01.md", text }]).deck)));
}

test("the list names every snippet that no demo vouches for, its reason, and the coverage", () => {
  const printed = report(
    "console demo=shop",
    'console {.untested why="needs a network"}',
    "console {.untested}",
    'console {why="forgotten"}',
    'nix {.untested why="needs Nixpkgs"}',
    "nix",
    "nix demo=shop file=a.nix",
  );
  assert.equal(
    printed,
    `4 terminals on slides, 1 from demos; untested:
  slides/01.md:5             needs a network
  slides/01.md:9             (no reason given)
  slides/01.md:13            forgotten (not marked as untested)

2 pieces of Nix from no demo, all parsed; beyond that untested:
  slides/01.md:17            needs Nixpkgs

Coverage: 50 % of the terminals name a demo (1) or say why not (1)
`,
  );
});

test("a list of nothing says so, and 100 % are all of them", () => {
  assert.equal(
    report("console demo=shop"),
    `1 terminal on slides, 1 from demos; untested:
  none

0 pieces of Nix from no demo, all parsed; beyond that untested:
  none

Coverage: 100 % of the terminals name a demo (1) or say why not (0)
`,
  );
  assert.match(report(...Array.from({ length: 300 }, () => "console demo=shop"), "console"), /: 99 % of/u);
});
