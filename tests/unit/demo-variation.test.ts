import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { applyVariations, parseVariation } from "../../src/demo/variation.ts";

suite("declared variations", () => {
  test("only the group is replaced, in every line", () => {
    const time = parseVariation("ms: ^real\t0m3\\.(\\d{3})s$", 1);
    assert.deepEqual(applyVariations(["real\t0m3.104s", "real\t0m4.104s", ""], [time]), {
      lines: ["real\t0m3.‹ms›s", "real\t0m4.104s", ""],
      unused: [],
    });
  });

  test("one that occurs nowhere is reported", () => {
    const key = parseVariation("key: ^key-(\\d\\d)$", 7);
    assert.deepEqual(applyVariations(["key-x"], [key]), { lines: ["key-x"], unused: [key] });
  });

  test("several in one line", () => {
    const variations = [parseVariation("a: x=(\\d)", 1), parseVariation("b: y=(\\d)", 2)];
    assert.deepEqual(applyVariations(["x=1 y=2"], variations).lines, ["x=‹a› y=‹b›"]);
  });

  const loose = ["(.)", "(a*)", "a+(b)", "([^b])", "(\\S{3})", "(\\d{2,})"];
  for (const pattern of loose) {
    test(`${pattern} is too wide`, () => {
      assert.throws(() => parseVariation(`name: ${pattern}`, 1), /must be narrow/u);
    });
  }

  const narrow = ["([a-z.*+]{3})", "\\.(\\d{3})", "^(4|8|16)$", "([A-Za-z0-9+/]{86}==)", "(\\d{1,3})"];
  for (const pattern of narrow) {
    test(`${pattern} is narrow enough`, () => {
      assert.equal(parseVariation(`name: ${pattern}`, 3).line, 3);
    });
  }

  test("exactly one group", () => {
    assert.throws(() => parseVariation("name: abc", 1), /exactly one group/u);
    assert.throws(() => parseVariation("name: (a)(b)", 1), /exactly one group/u);
    assert.throws(() => parseVariation("no pattern", 1), /is written as/u);
  });
});
