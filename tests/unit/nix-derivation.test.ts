import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import * as v from "valibot";
import { nix, placeholder } from "../../src/nix/context.ts";
import { derivation } from "../../src/nix/derivation.ts";
import { fixedPath, readFixedOutput } from "../../src/nix/fixed-output.ts";
import { hex } from "../../src/nix/bytes.ts";
import { sha256 } from "../../src/nix/hash.ts";
import { narHash } from "../../src/nix/nar.ts";
import { nixStore, sourcePath } from "../../src/nix/store-path.ts";
import { caseFiles, derivationCases } from "../support/derivation-cases.ts";
import { seen } from "../support/real-nix.ts";
import { wrongStores } from "../support/wrong-stores.ts";

/** What real Nix printed for `cases.nix`; `tests/demos/derivations.test.ts` records it. */
const recorded = v.parse(
  v.object({
    cases: v.record(
      v.string(),
      v.object({
        path: v.string(),
        text: v.optional(v.string()),
        outputs: v.optional(v.record(v.string(), v.string())),
      }),
    ),
    commands: v.record(v.string(), v.string()),
  }),
  JSON.parse(readFileSync("tests/fixtures/derivations/recorded.json", "utf8")),
);
const cases = derivationCases();

suite("a derivation's file and its addresses are those of real Nix", () => {
  for (const [name, value] of Object.entries(cases))
    test(name, () => assert.deepEqual(seen(value), recorded.cases[name]));

  test("and no case was left out", () => {
    assert.deepEqual(Object.keys(cases).toSorted(), Object.keys(recorded.cases).toSorted());
  });
});

suite("a mistake in the arithmetic would be noticed", () => {
  for (const [mistake, store] of Object.entries(wrongStores)) {
    test(mistake, () => {
      assert.throws(() => {
        for (const [name, value] of Object.entries(derivationCases(store)))
          assert.deepEqual(seen(value), recorded.cases[name]);
      }, assert.AssertionError);
    });
  }
});

test("what is fetched from elsewhere has the same address, and so has all that uses it", () => {
  const { fixedFlat, fixedFlatOtherUrl, dependsOnFixed, dependsOnFixedOtherUrl } = recorded.cases;
  assert.notEqual(fixedFlat?.path, fixedFlatOtherUrl?.path);
  assert.deepEqual(fixedFlat?.outputs, fixedFlatOtherUrl?.outputs);
  assert.notEqual(dependsOnFixed?.path, dependsOnFixedOtherUrl?.path);
  assert.deepEqual(dependsOnFixed?.outputs, dependsOnFixedOtherUrl?.outputs);
});

test("sources and promised contents get the addresses that nix-store prints", () => {
  const { commands } = recorded;
  const { tree } = caseFiles;
  const flat = readFixedOutput("flat", "sha256", hex(sha256(caseFiles["builder.sh"].contents)));
  assert.equal(sourcePath(tree, "tree"), commands["nix-store --add tree"]);
  assert.equal(fixedPath(flat, "builder.sh"), commands["nix-store --add-fixed sha256 builder.sh"]);
  assert.equal(hex(narHash(tree)), commands["nix-hash --type sha256 tree"]);
  const recursive = readFixedOutput("recursive", "sha256", hex(narHash(tree)));
  assert.equal(fixedPath(recursive, "tree"), sourcePath(tree, "tree"));
});

test("the store directory is part of the address", () => {
  const { hello } = derivationCases({ ...nixStore, dir: "/gnu/store" });
  const expected = "/gnu/store/aw3wr47jasvvm5xsmilmxwlps2xs34xj-hello-1.0";
  assert.equal(hello?.kind === "derivation" && hello.outputs.get("out"), expected);
});

test("a string remembers each thing it depends on once, and all outputs that it names", () => {
  const { threeOutputs, usesOneOutput, textFile } = cases;
  assert.ok(threeOutputs && textFile?.kind === "string" && usesOneOutput);
  const { context, text } = nix`${threeOutputs} ${textFile} ${threeOutputs} ${textFile}`;
  assert.equal(text.split(" ").length, 4);
  assert.deepEqual([...context.sources], [textFile.text]);
  assert.equal(context.derivations.size, 1);
  assert.deepEqual([...(context.derivations.values().next().value?.outputs ?? [])], ["out"]);
});

test("a placeholder stands for an output whose path is not known yet", () => {
  assert.equal(placeholder("out"), "/1rz4g4znpzjwh1xymhjpm42vipw92pr73vdgl6xs1hycac8kf2n9");
});

test("the same attributes in another order are the same derivation", () => {
  const a = derivation({ name: "x", system: "s", builder: "b", z: "1", a: "2" });
  const b = derivation({ a: "2", z: "1", builder: "b", system: "s", name: "x" });
  assert.equal(a.path, b.path);
});
