import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { countDifferences, diffTexts } from "../../src/demo/diff.ts";

const numbers = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`);
const before = numbers.join("\n");

suite("differences of texts", () => {
  test("none", () => {
    assert.equal(diffTexts(before, before, "f"), "");
    assert.equal(countDifferences(before, before), 0);
  });

  test("a changed line is shown with its place and three lines around it", () => {
    const after = before.replace("line 10", "line ten");
    assert.equal(
      diffTexts(before, after, "f"),
      "f:10\n  line 7\n  line 8\n  line 9\n- line 10\n+ line ten\n  line 11\n  line 12\n  line 13\n",
    );
    assert.equal(countDifferences(before, after), 1);
  });

  test("places far apart are shown apart, near ones together", () => {
    const apart = before.replace("line 2\n", "x\n").replace("line 18\n", "y\n");
    assert.deepEqual(diffTexts(before, apart, "f").match(/^f:\d+$/gmu), ["f:2", "f:18"]);
    const near = before.replace("line 2\n", "x\n").replace("line 5\n", "y\n");
    assert.deepEqual(diffTexts(before, near, "f").match(/^f:\d+$/gmu), ["f:2"]);
  });

  test("added and removed lines", () => {
    assert.match(diffTexts("a\nb\nc", "a\nc", "f"), /^f:2\n {2}a\n- b\n {2}c\n$/u);
    assert.match(diffTexts("a\nc", "a\nb\nc", "f"), /^f:2\n {2}a\n\+ b\n {2}c\n$/u);
    assert.equal(countDifferences("a\nb\nc", "x\ny"), 3);
  });

  test("blanks at the end of a line are made visible", () => {
    assert.equal(diffTexts("a", "a  ", "f"), "f:1\n- a\n+ a··\n");
  });
});
