import assert from "node:assert/strict";
import { test } from "node:test";
import { readDemos } from "../../src/compile/demos.ts";
import { recordedLine } from "../../src/compile/quote.ts";
import { keepPages } from "../../src/compile/render/together.ts";

const demo = (name: string, command: string) => ({
  file: `demos/${name}/transcript.txt`,
  text: `demo: ${name}\ntitle: A demo\nsuite: trixie\nnix: 2.26.3\ngcc: 14.2.0-19\n\n$ ${command}\n`,
});
const demos = readDemos([demo("shop", "usr/bin/shop"), demo("two-shops", "nix-build")], assert.ifError);

test("a footer names the version of what was run, and breaks in no number", () => {
  assert.equal(recordedLine(["shop"], demos), "recorded: shop\u00A0· Debian\u00A0trixie, gcc\u00A014.2.0-19");
  assert.equal(recordedLine(["two-shops"], demos), "recorded: two shops\u00A0· Nix\u00A02.26.3");
  assert.equal(
    recordedLine(["shop", "two-shops"], demos),
    "recorded: shop, two shops\u00A0· Nix\u00A02.26.3, gcc\u00A014.2.0-19",
  );
  assert.equal(recordedLine([], demos), undefined);
  assert.equal(keepPages("paper (2010), p. 3"), "paper (2010),\u00A0p.\u00A03");
  assert.equal(keepPages("paper, p.\u00A03"), "paper,\u00A0p.\u00A03");
});
