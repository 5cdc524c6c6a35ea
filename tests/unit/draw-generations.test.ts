import assert from "node:assert/strict";
import { test } from "node:test";
import * as v from "valibot";
import { sightAt } from "../../src/draw/generations-state.ts";
import { generations } from "../../src/draw/generations.ts";

const packages = {
  greet1: "/nix/store/ydaq4n7v03gj081y8dx4x9kc56p2ca9g-greet-1.0",
  moo: "/nix/store/p45dys6n4qaxhw80mwgahb5w673cgcyq-moo-3.8",
  greet2: "/nix/store/b9ijp7h2q81gbzsychpkvflw2lycs8m8-greet-2.0",
};
const ids = Object.keys(packages);
const history = { 1: ["greet1"], 2: ["greet1", "moo"], 3: ["greet2", "moo"] };
const record = {
  says: "Collecting deletes what no generation reaches.",
  packages,
  generations: history,
  frames: [{ title: "**Collect**", current: 2, removed: [3], command: "nix-collect-garbage" }],
};

function refusals(change: object): string[] {
  const { issues = [] } = v.safeParse(generations.schema, { ...record, ...change });
  return issues.map(({ message, path = [] }) => `${path.map(({ key }) => key).join(".")}: ${message}`);
}

test("what no remaining generation reaches is dead", () => {
  const { packages: life } = sightAt(ids, history, { removed: [3] });
  assert.deepEqual(
    [...life],
    [
      ["greet1", "live"],
      ["moo", "live"],
      ["greet2", "dead"],
    ],
  );
});

test("a package lives as long as any generation has it", () => {
  assert.equal(sightAt(ids, history, { removed: [1] }).packages.get("greet1"), "live");
  assert.equal(sightAt(ids, history, { removed: [1, 2] }).packages.get("greet1"), "dead");
});

test("before a generation is made, its packages are not there", () => {
  const sight = sightAt(ids, history, { generations: [1, 2] });
  assert.deepEqual([...sight.packages.keys()], ["greet1", "moo"]);
  assert.deepEqual(
    sight.generations.map(({ number }) => number),
    [1, 2],
  );
});

test("a package of no generation at all is dead from the start", () => {
  assert.equal(sightAt(["x"], history, {}).packages.get("x"), "dead");
});

test("what is dead is drawn dead, and said", () => {
  const { output, success } = v.safeParse(generations.schema, record);
  assert.ok(success);
  const { markup } = generations.draw(output);
  assert.match(markup, /Nothing reaches greet-2\.0 any more\./u);
  assert.equal(markup.match(/class="dead"/gu)?.length, 1);
  assert.doesNotMatch(markup, /style=|undefined|NaN/u);
});

test("generations and packages that do not exist are reported at their place", () => {
  const frame = record.frames[0];
  assert.match(
    refusals({ generations: { ...history, 2: ["greet1", "mooo"] } })[0] ?? "",
    /^generations\.2\.1: There is no package `mooo`; the packages are greet1, moo, greet2/u,
  );
  assert.match(
    refusals({ frames: [{ ...frame, current: 3 }] })[0] ?? "",
    /^frames\.0\.current: .* 3 at this moment/u,
  );
  assert.match(refusals({ frames: [{ ...frame, was: 7 }] })[0] ?? "", /^frames\.0\.was: /u);
  assert.match(refusals({ frames: [{ ...frame, removed: [4] }] })[0] ?? "", /^frames\.0\.removed\.0: /u);
});
