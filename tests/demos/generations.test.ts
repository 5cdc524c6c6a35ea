import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import { lab } from "../../src/labs/generations/lab.ts";
import { openDemoStage } from "../support/demo-stage.ts";
import { labOnSlide } from "../support/lab-states.ts";
import { differences } from "../support/profile-differences.ts";
import { type Act, stepsOf } from "../support/profile-play.ts";
import { randomSequences } from "../support/random-actions.ts";
import { type Observation, observe } from "../support/real-profiles.ts";
import { wrongModels } from "../support/wrong-profiles.ts";

const data = labOnSlide(lab);
const stage = await openDemoStage();
const { skip } = stage;
const story = { from: "first frame", actions: lab.story(data).flatMap(({ actions }) => actions) } as const;
const sequences = [story, ...randomSequences(data, { count: 52, seed: 2026 })];

suite("the generations lab and real Nix", () => {
  let observed: readonly (readonly Observation[])[] = [];
  before(async () => {
    const steps = sequences.map((sequence) => stepsOf(data, sequence));
    if (skip === false) observed = await observe(stage, steps);
  });
  const compare = (act?: Act) =>
    sequences.flatMap((sequence, i) => differences(data, sequence, observed[i] ?? [], act));

  test("do the same in the prepared story and in random sequences of actions", { skip }, (t) => {
    assert.deepEqual(compare().slice(0, 5), []);
    const commands = sequences.reduce((sum, { actions }) => sum + actions.length, 0);
    const runs = observed.reduce((sum, { length }) => sum + length, 0);
    t.diagnostic(
      `${sequences.length} sequences with ${commands} actions, ${runs} of them commands, compared: 0 differences`,
    );
  });

  for (const [what, act] of wrongModels) {
    test(`differ if ${what}`, { skip }, (t) => {
      const found = compare(act);
      assert.ok(found.length > 0);
      t.diagnostic(`in ${found.length} sequences, first: ${found[0] ?? ""}`);
    });
  }
});
