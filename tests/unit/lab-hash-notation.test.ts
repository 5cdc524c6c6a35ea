import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as v from "valibot";
import { hashLab } from "../../src/labs/hash/picture.ts";

suite("a mistake in the notation is reported at its place", () => {
  const step = { id: "a", edit: "text", value: "x", name: "a-1", script: "echo {text}" };
  const next = { ...step, id: "b", edit: "flag", script: "{flag}", uses: ["a"] };
  const good = {
    says: "One sentence.",
    steps: [step, next],
    first: { set: { text: "y" }, look: "b" },
    story: [],
  };
  const messages = (value: unknown) =>
    (v.safeParse(hashLab.schema, value).issues ?? []).map(
      ({ message, path = [] }) => `${path.map(({ key }) => key).join(".")}: ${message}`,
    );

  test("and there is none in a good one", () => assert.deepEqual(messages(good), []));

  for (const [what, change, expected] of [
    [
      "a name that Nix refuses",
      { steps: [{ ...step, name: "a b" }, next] },
      "steps.0.name: Nix would refuse this name",
    ],
    ["a step twice", { steps: [step, { ...next, id: "a" }] }, "steps.1.id: There are two steps `a`"],
    [
      "an ingredient twice",
      { steps: [step, { ...step, id: "b" }] },
      "steps.1.edit: There are two ingredients `text`",
    ],
    [
      "a step used before it is there",
      { steps: [{ ...step, uses: ["b"] }, next] },
      "steps.0.uses.0: No step before this one is `b`",
    ],
    ["an unknown step", { first: { set: {}, look: "c" } }, "first.look: There is no step `c`"],
    [
      "an unknown ingredient",
      { first: { set: { colour: "red" }, look: "a" } },
      "first.set.colour: There is no ingredient `colour`",
    ],
    [
      "a word of the Nix language",
      { steps: [step, { ...next, id: "let" }] },
      "steps.1.id: `let` has a meaning of its own",
    ],
    [
      "an ingredient without a place",
      { steps: [step, { ...next, script: "x" }] },
      "steps.1: The ingredient is used nowhere in this step: put the word for it in braces",
    ],
  ] as const)
    test(what, () => assert.equal(messages({ ...good, ...change })[0], expected));
});
