import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, suite, test } from "node:test";
import { demoNames, readDemo } from "../../src/node/demos/folder.ts";
import { staleness } from "../../src/node/demos/report.ts";

const folder = "slides/demos";

suite("recordings, without running anything", () => {
  for (const name of demoNames(folder)) {
    test(`${name} was recorded from its script and files as they are`, () => {
      assert.equal(staleness(readDemo(join(folder, name))), "");
    });
  }
});

suite("a change is found without running anything", () => {
  let copy = "";
  beforeEach(() => {
    copy = join(mkdtempSync(join(tmpdir(), "demo-")), "shop");
    cpSync(join(folder, "shop"), copy, { recursive: true });
  });
  afterEach(() => rmSync(join(copy, ".."), { recursive: true }));

  test("one character in a source", () => {
    appendFileSync(join(copy, "libprice-1/price.c"), " ");
    assert.match(staleness(readDemo(copy)), /transcript\.txt:\d+: libprice-1\/ is not as it was/u);
  });

  test("one character in a command of the transcript", () => {
    const file = join(copy, "transcript.txt");
    writeFileSync(file, readFileSync(file, "utf8").replace("$ usr/bin/shop", "$ usr/bin/shap"));
    assert.match(staleness(readDemo(copy)), /transcript\.txt:\d+: the script says `\$ usr\/bin\/shop`/u);
  });

  test("a missing transcript", () => {
    rmSync(join(copy, "transcript.txt"));
    assert.match(staleness(readDemo(copy)), /transcript\.txt:1: there is no recording/u);
  });
});
