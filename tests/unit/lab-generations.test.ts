import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { parseTranscript } from "../../src/demo/transcript.ts";
import { lab } from "../../src/labs/generations/lab.ts";
import { start } from "../../src/labs/generations/state.ts";
import { dead } from "../../src/labs/generations/store.ts";
import { action, data, fresh, numbers, play, sentence } from "../support/generations-play.ts";
import { compareWithTranscript } from "../support/profile-transcript.ts";

suite("the generations lab and recordings", () => {
  const transcript = (name: string) => {
    const file = `slides/demos/${name}/transcript.txt`;
    return parseTranscript(readFileSync(file, "utf8"), file);
  };
  const nothing = start({ ...data, history: [], now: 0 });
  const fourGenerations = start({ ...data, history: data.history.slice(0, 4) });

  for (const [name, from, commands] of [
    ["profiles", nothing, 10],
    ["garbage", fourGenerations, 19],
    ["generations", nothing, 21],
  ] as const) {
    test(`do the same in the demo ${name}`, () => {
      const { compared, differences } = compareWithTranscript(data, from, transcript(name));
      assert.deepEqual(differences, []);
      assert.equal(compared, commands);
    });
  }

  test("differ if the lab is wrong", () => {
    const wrong = { ...fourGenerations, world: { ...fourGenerations.world, profile: nothing.world.profile } };
    assert.notDeepEqual(compareWithTranscript(data, wrong, transcript("garbage")).differences, []);
  });
});

suite("a profile", () => {
  test("gets one more generation with each operation", () => {
    assert.deepEqual(
      numbers(fresh("install greet", "install moo", "upgrade greet", "uninstall moo")),
      [1, 2, 3, 4],
    );
  });

  test("gets none if its newest generation is the same, even after a rollback", () => {
    const state = fresh("install greet", "install moo", "rollback", "install moo");
    assert.deepEqual([numbers(state), state.world.profile.current], [[1, 2], 2]);
  });

  test("gives a number again if the newest generation was deleted", () => {
    const state = fresh("install greet", "install moo", "rollback", "forget old", "uninstall greet");
    assert.deepEqual(numbers(state), [1, 2]);
  });

  test("loses newer generations, too, if old ones are forgotten after a rollback", () => {
    const state = fresh("install greet", "install moo", "rollback", "forget old");
    assert.deepEqual(numbers(state), [1]);
    assert.match(sentence(state), /newer ones too/u);
  });

  test("keeps the generation that was the newest 30 days ago, however old it is", () => {
    const state = fresh("install greet", "days 20", "install moo", "days 40", "upgrade greet", "forget 30d");
    assert.deepEqual(numbers(state), [2, 3]);
    assert.match(sentence(state), /Generation 2 stays: 30 days ago it was the newest/u);
  });

  test("has no way back after all old generations were forgotten, and nix-env says so", () => {
    const { last } = play("sweep", "rollback");
    assert.deepEqual(last?.prints, ["error: no profile version older than the current (4) exists"]);
    assert.equal(last?.status, 1);
  });
});

suite("the store", () => {
  test("keeps a package as long as any generation has it", () => {
    const state = fresh("install greet", "upgrade greet", "collect");
    assert.deepEqual(state.world.store.packages, ["greet-1.0", "greet-2.0"]);
    assert.match(sentence(state), /The replaced greet-1\.0 stays: generation 1 points to it/u);
  });

  test("keeps what is dead until garbage is collected", () => {
    const state = fresh("install greet", "upgrade greet", "forget old");
    assert.deepEqual(dead(state.world.store, state.world.profile).packages, ["greet-1.0"]);
    const { store } = lab.act(data, state, action("collect")).world;
    assert.deepEqual(store.packages, ["greet-2.0"]);
  });

  test("says from where a package is reached, and changes nothing by it", () => {
    const before = fresh("install greet", "install moo", "uninstall moo");
    const state = lab.act(data, before, action("roots moo-3.8"));
    assert.deepEqual(state.last?.prints, ["…/profile-2-link -> …"]);
    assert.deepEqual([state.world.profile, state.world.store], [before.world.profile, before.world.store]);
    assert.equal(sentence(state), "The uninstalled moo stays: generation 2 points to it.");
    assert.equal(
      sentence(fresh("install moo", "roots moo-3.8")),
      "moo-3.8 stays: generation 1 points to it.",
    );
    const none = fresh("install greet", "upgrade greet", "forget old", "roots greet-1.0");
    assert.deepEqual([none.last?.prints, sentence(none)], [[], "Nothing points to greet-1.0."]);
  });

  test("has again what was deleted once it is installed again", () => {
    const state = play("sweep", "install moo");
    assert.ok(state.world.store.packages.includes("moo-3.8"));
  });
});
