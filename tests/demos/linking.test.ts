import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { lab } from "../../src/labs/linking/lab.ts";
import { type Place, run, search, type Step } from "../../src/labs/linking/loader.ts";
import type { Linking, Machine } from "../../src/labs/linking/model.ts";
import { openDemoStage } from "../support/demo-stage.ts";
import { labOnSlide, reachableStates } from "../support/lab-states.ts";
import { type Start, startForReal } from "../support/linking-machine.ts";

const stage = await openDemoStage();
const { skip } = stage;
const data = labOnSlide(lab);
const states = reachableStates(lab, data);

type Search = (data: Linking, machine: Machine, runpath: string) => readonly Step[];

/** What the model says can be seen of each program. */
function starts(machine: Machine, look: Search): readonly (Start | undefined)[] {
  return data.programs.map((program, i) => {
    const runpath = machine.runpaths[i];
    if (runpath === undefined) return undefined;
    const steps = look(data, machine, runpath);
    const hit = steps.find(({ answer }) => answer === "hit");
    const { line, status } = run(data, program, hit?.version);
    const asked = steps
      .filter(({ answer }) => answer !== "skipped" && answer !== "after")
      .map(({ place, answer }) => ({ place, answer }));
    return { asked, file: hit && `${hit.directory}/${data.seeks}`, line, status };
  });
}

function inOrder(...places: readonly Place[]): Search {
  return (...machine) => search(...machine, places);
}

const wrong: Readonly<Record<string, Search>> = {
  "RUNPATH before LD_LIBRARY_PATH": inOrder("runpath", "variable", "cache", "shared"),
  "the cache before RUNPATH": inOrder("variable", "cache", "runpath", "shared"),
  "/usr/lib before the cache": inOrder("variable", "runpath", "shared", "cache"),
  "no LD_LIBRARY_PATH": inOrder("runpath", "cache", "shared"),
  "a cache that is always right": (from, machine, runpath) =>
    search(
      from,
      machine.shared === "" && machine.cache === "/usr/lib" ? { ...machine, cache: "" } : machine,
      runpath,
    ),
  "libraries that are told apart by nothing": (...machine) =>
    search(...machine).map((step) => (step.version === undefined ? step : { ...step, version: "1.0" })),
};

suite("the linking lab", () => {
  const real = skip === false ? startForReal(stage, data, states) : Promise.resolve([]);
  const compare = async (look: Search) => {
    const all = await real;
    return states.flatMap((state, i) => {
      const model = starts(state, look);
      return isDeepStrictEqual(model, all[i]) ? [] : [{ state, model, real: all[i] }];
    });
  };

  test("does in every state that can be reached what a real machine does", { skip }, async (t) => {
    const differences = await compare(search);
    const programs = states.flatMap(({ runpaths }) => runpaths.filter((each) => each !== undefined));
    t.diagnostic(`${states.length} states, ${programs.length} starts, ${differences.length} differences`);
    assert.deepEqual(differences.slice(0, 3), []);
    const lines = new Set((await real).flat().flatMap((start) => (start ? [start.line] : [])));
    // Each program with each version, and without any.
    assert.equal(lines.size, 6, [...lines].join("\n"));
  });

  for (const [name, look] of Object.entries(wrong)) {
    test(`would not do so with ${name}`, { skip }, async (t) => {
      const differences = await compare(look);
      t.diagnostic(`${differences.length} of ${states.length} states differ`);
      assert.ok(differences.length > 0);
    });
  }
});
