import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { coverageOf } from "../../src/compile/snippets.ts";
import { readSnippets } from "../../src/node/demos/coverage.ts";
import { demoNames, readDemo } from "../../src/node/demos/folder.ts";
import { parseSnippets } from "../../src/node/demos/parse-nix.ts";
import { driftOf } from "../../src/node/demos/report.ts";
import { runDemo } from "../../src/node/demos/run.ts";
import { defaultSuite, findStage, type Stage } from "../../src/node/demos/stage.ts";
import { hostTests } from "./host.ts";

const folder = "slides/demos";
const found = await findStage(defaultSuite, (text) => process.stderr.write(`${text}\n`));
/** Why demos are skipped; with DEMOS_REQUIRED=1 they are not, and fail with that reason. */
const skip = typeof found === "string" && process.env["DEMOS_REQUIRED"] !== "1" ? found : false;
const temporary = mkdtempSync(join(tmpdir(), "demos-"));
after(() => rmSync(temporary, { recursive: true, force: true }));

function stage(): Stage {
  if (typeof found === "string") throw new Error(found);
  return found;
}

/** A copy of a demo in which the first occurrence of a text in one file is replaced. */
function changedDemo(name: string, file: string, text: string, by: string): string {
  const copy = join(mkdtempSync(join(temporary, "changed-")), name);
  cpSync(join(folder, name), copy, { recursive: true });
  const content = readFileSync(join(copy, file), "utf8");
  assert.ok(content.includes(text), `${file} contains ${text}`);
  writeFileSync(join(copy, file), content.replace(text, by));
  return copy;
}

async function drift(path: string): Promise<string> {
  const demo = readDemo(path);
  return driftOf(demo, await runDemo(demo, stage()));
}

suite("demos print what was recorded", { concurrency: 2 }, () => {
  for (const name of demoNames(folder)) {
    test(name, { skip }, async () => {
      const differences = await drift(join(folder, name));
      assert.ok(differences === "", `\n${differences}`);
    });
  }
});

suite("a difference is found and named", { concurrency: 2 }, () => {
  test("one character of a transcript", { skip }, async () => {
    const copy = changedDemo("shop", "transcript.txt", "You pay EUR -1.90", "You pay EUR -1.80");
    const line = readFileSync(join(copy, "transcript.txt"), "utf8").split("\n").indexOf("You pay EUR -1.80");
    const differences = await drift(copy);
    assert.match(differences, new RegExp(`^\\S+/shop/transcript\\.txt:${line + 1}$`, "mu"));
    assert.match(differences, /^- You pay EUR -1\.80\n\+ You pay EUR -1\.90$/mu);
  });

  test("one character of a source", { skip }, async () => {
    const copy = changedDemo("shop", "shop.c", "2000", "3000");
    const differences = await drift(copy);
    assert.match(differences, /^\S+\/shop\/transcript\.txt:\d+$/mu);
    assert.match(differences, /^- source: shop\.c [0-9a-f]{16}$/mu);
    assert.match(differences, /^- You pay EUR 18\.00\n\+ You pay EUR 27\.00$/mu);
  });

  test("a hidden step that fails, a variation that does not occur", { skip }, async () => {
    const hidden = changedDemo("shop", "script", "% mkdir new", "% mkdir /new");
    await assert.rejects(drift(hidden), /\/script:\d+: the hidden step failed: mkdir: .*Read-only/u);
    const unused = changedDemo("shop", "script", "$ usr/bin/shop\n", "$ usr/bin/shop\n~ x: (DM)\n");
    await assert.rejects(drift(unused), /\/script:\d+: ‹x› does not occur/u);
  });
});

suite("pieces of Nix on slides that are from no demo", () => {
  const { nix } = coverageOf(readSnippets("slides"));

  for (const snippet of nix) {
    test(`${snippet.file}:${snippet.line} is understood by Nix's parser`, { skip }, async () => {
      const [failure] = await parseSnippets([snippet], stage());
      assert.equal(failure, "");
    });
  }

  test("one that is wrong is named with its line", { skip }, async () => {
    const piece = { file: "slides/x.md", line: 10, language: "nix", why: undefined };
    const quote = { demo: undefined, demoFile: undefined };
    const of = (text: string, ...classes: readonly string[]) => ({ ...piece, ...quote, text, classes });
    const failures = await parseSnippets(
      [
        of("rec { a = 1; b = a; }\n"),
        of("a = 1;\nb = x: x;\n"),
        of("a = 1;\nb = 2\n"),
        of("{\n  a = 1\n}\n"),
        of("pkgs.hello\n"),
        of("{ lib, … }:\n…\nlib.id pkgs.hello\n", "untested"),
      ],
      stage(),
    );
    assert.deepEqual(failures, [
      "",
      "",
      "slides/x.md:12: error: syntax error, unexpected '}', expecting ';'",
      "slides/x.md:13: error: syntax error, unexpected '}', expecting ';'",
      "slides/x.md:11: error: undefined variable 'pkgs'",
      "",
    ]);
  });
});

suite("the host is left alone", () => hostTests(stage, skip, temporary));
