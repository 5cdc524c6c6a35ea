import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import { Parser } from "htmlparser2";
import { actionsUpTo, replay } from "../../src/labs/lab.ts";
import { lab } from "../../src/labs/hash/lab.ts";
import { compare, type State } from "../../src/labs/hash/model.ts";
import { originals } from "../../src/labs/hash/recipe.ts";
import type { FileTree } from "../../src/nix/nar.ts";
import { awkwardText, storeName } from "../support/derivation-graphs.ts";
import { openDemoStage } from "../support/demo-stage.ts";
import { labOnSlide } from "../support/lab-states.ts";

/** Fixed, so that a failure comes again. */
const seed = 20_060_118;
const numRuns = 60;

const stage = await openDemoStage();
const { skip } = stage;
const data = labOnSlide(lab);
const story = lab.story(data);

/** The text that somebody gets who presses the button for copying. */
function copied(state: State): string {
  let text = "";
  let isInside = false;
  const parser = new Parser({
    onopentag: (_, { id }) => (isInside ||= id === "hash-nix"),
    ontext: (part) => (text += isInside ? part : ""),
    onclosetag: (name) => (isInside &&= name !== "pre"),
  });
  parser.end(lab.view(data, state).markup);
  return text;
}

/** The same ingredients, each derivation looked at. */
function looks(state: State): readonly State[] {
  return data.steps.map(({ id }) => lab.act(data, state, { act: "look", value: id }));
}

const anyName = fc.oneof({ weight: 3, arbitrary: storeName }, awkwardText);
const edit = fc.oneof(
  fc.record({ act: fc.constantFrom("source", "flag", "comment"), value: awkwardText }),
  fc.record({ act: fc.constantFrom("version", "name"), value: anyName }),
);
const randomStates = fc
  .sample(fc.array(edit, { minLength: 1, maxLength: 6 }), { seed, numRuns })
  .map((edits) => edits.reduce((state, action) => lab.act(data, state, action), lab.start(data)));
const states = [
  lab.start(data),
  { ...lab.start(data), now: originals(data.steps) },
  ...story.map((_, i) => replay(lab, data, actionsUpTo(story, i + 1))),
  ...randomStates,
].flatMap(looks);

function addressIn(state: State): string {
  return compare(data, state).get(state.look)?.now ?? "";
}

/** Files to copy into the room, one for each state. */
function filesOf(some: readonly State[]): Readonly<Record<string, FileTree>> {
  return Object.fromEntries(
    some.map((state, i) => [`${i}.nix`, { type: "regular", contents: copied(state) }]),
  );
}

suite("what the hash lab lets people copy", () => {
  const accepted = states.filter((state) => addressIn(state) !== "");
  const refused = states.filter((state) => addressIn(state) === "");

  test("is an expression with the address that the lab shows", { skip }, async (t) => {
    const count = accepted.length;
    const files = `builtins.genList (i: (import (/mnt + "/\${toString i}.nix")).outPath) ${count}`;
    const printed = await stage.run(
      filesOf(accepted),
      `nix-instantiate --eval --strict --json -E '${files}'`,
    );
    t.diagnostic(
      `${count} expressions, of ${states.length / data.steps.length} sets of ingredients (seed ${seed})`,
    );
    assert.deepEqual(JSON.parse(printed), accepted.map(addressIn));
  });

  test("is refused by Nix for the same names that the lab refuses", { skip }, async (t) => {
    const printed = await stage.run(
      filesOf(refused),
      `for i in $(seq 0 ${refused.length - 1}); do
         said=$(nix-instantiate --eval -A outPath /mnt/$i.nix 2>&1) && echo "$i is accepted" ||
           grep -qE 'derivation name|is not a valid store path' <<< "$said" || echo "$i: $said"
       done`,
    );
    t.diagnostic(`${refused.length} expressions refused`);
    assert.ok(refused.length > 0);
    assert.equal(printed, "");
  });

  test("builds in a room with nothing but a shell, at that address", { skip }, async () => {
    const start = lab.start(data);
    const greet = { ...start, look: "greet" };
    const last = { ...start, look: "package" };
    const printed = await stage.run(
      filesOf([greet, last]),
      "for i in 0 1; do nix-build --no-out-link /mnt/$i.nix 2>/dev/null; done; cat $(nix-build --no-out-link /mnt/0.nix)",
    );
    const expected = [addressIn(greet), addressIn(last), "hello, world (toycc 1.0 -O2)"];
    assert.equal(printed, expected.map((line) => `${line}\n`).join(""));
  });
});
