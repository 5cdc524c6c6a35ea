import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { suite, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { nixStore } from "../../src/nix/store-path.ts";
import { caseFiles, derivationCases } from "../support/derivation-cases.ts";
import { sourcesOf, toNix, toOurs } from "../support/derivation-graph-forms.ts";
import { graphs } from "../support/derivation-graphs.ts";
import { openDemoStage } from "../support/demo-stage.ts";
import { countPaths, instantiate, seen, type Seen } from "../support/real-nix.ts";
import { wrongStores } from "../support/wrong-stores.ts";

/** Fixed, so that a failure comes again. */
const seed = 20_060_118;
const numRuns = 700;

const fixtures = "tests/fixtures/derivations";
const recordedFile = `${fixtures}/recorded.json`;

const stage = await openDemoStage();
const { skip } = stage;

/** The names of what is not the same as real Nix shows. */
function differences(ours: ReadonlyMap<string, Seen>, real: ReadonlyMap<string, Seen>): readonly string[] {
  return [...ours].filter(([name, each]) => !isDeepStrictEqual(each, real.get(name))).map(([name]) => name);
}

suite("the named derivations that unit tests compare with", () => {
  const files = {
    ...caseFiles,
    "cases.nix": { type: "regular", contents: readFileSync(`${fixtures}/cases.nix`) },
  } as const;

  test("are what real Nix makes of them (UPDATE=1 records them)", { skip }, async () => {
    const real = Object.fromEntries(await instantiate(stage, files));
    const commands = {
      "nix-store --add tree": "nix-store --add /mnt/tree",
      "nix-store --add-fixed sha256 builder.sh": "nix-store --add-fixed sha256 /mnt/builder.sh",
      "nix-store --add-fixed --recursive sha1 tree": "nix-store --add-fixed --recursive sha1 /mnt/tree",
      "nix-hash --type sha256 tree": "nix-hash --type sha256 /mnt/tree",
    };
    const printed = await stage.run(files, Object.values(commands).join("\n"));
    const lines = printed.trimEnd().split("\n");
    const answers = Object.fromEntries(Object.keys(commands).map((command, i) => [command, lines[i]]));
    const recording = `${JSON.stringify({ cases: real, commands: answers }, undefined, 2)}\n`;
    if (process.env["UPDATE"] === "1") writeFileSync(recordedFile, recording);
    assert.equal(readFileSync(recordedFile, "utf8"), recording);
  });

  test("have the addresses that real Nix gives them in another store directory", { skip }, async () => {
    const dir = "/gnu/store";
    const real = await instantiate(stage, files, dir);
    const ours = Object.entries(derivationCases({ ...nixStore, dir })).map(([name, value]) => {
      const { text: _, ...paths } = seen(value);
      return [name, paths] as const;
    });
    assert.equal(ours.length, real.size);
    assert.deepEqual(Object.fromEntries(real), Object.fromEntries(ours));
  });
});

suite(`${numRuns} random graphs of derivations`, () => {
  const sample = fc.sample(graphs, { seed, numRuns }).map((graph, i) => ({ graph, prefix: `g${i}n` }));
  const makeAll = (store = nixStore): ReadonlyMap<string, Seen> =>
    new Map(
      sample.flatMap(({ graph, prefix }) =>
        toOurs(graph, store).map((value, i): [string, Seen] => [`${prefix}${i}`, seen(value)]),
      ),
    );
  let real: Promise<ReadonlyMap<string, Seen>> | undefined;
  /** Real Nix is asked once for all of them. */
  const askNix = () =>
    (real ??= instantiate(stage, {
      "cases.nix": {
        type: "regular",
        contents: `rec {\n${sample.map(({ graph, prefix }) => toNix(graph, prefix)).join("")}}\n`,
      },
      sources: {
        type: "directory",
        entries: Object.assign({}, ...sample.map(({ graph, prefix }) => sourcesOf(graph, prefix))),
      },
    }));

  test("are byte for byte what real Nix makes of them", { skip }, async (t) => {
    const ours = makeAll();
    const expected = await askNix();
    const wrong = differences(ours, expected);
    const texts = [...ours.values()].filter(({ text }) => text !== undefined).length;
    t.diagnostic(
      `${numRuns} graphs, ${ours.size} nodes, ${texts} derivation files, ` +
        `${countPaths(ours.values())} store paths compared, ${wrong.length} nodes differ (seed ${seed})`,
    );
    assert.equal(ours.size, expected.size);
    const [first = ""] = wrong;
    assert.deepEqual(ours.get(first), expected.get(first));
    assert.deepEqual(wrong, []);
  });

  for (const [mistake, store] of Object.entries(wrongStores)) {
    test(`would show ${mistake}`, { skip }, async (t) => {
      const wrong = differences(makeAll(store), await askNix());
      t.diagnostic(`${wrong.length} of ${(await askNix()).size} nodes differ`);
      assert.ok(wrong.length > numRuns);
    });
  }
});
