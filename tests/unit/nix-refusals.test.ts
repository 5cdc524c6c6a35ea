import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { isStoreName } from "../../src/nix/base32.ts";
import { coerce, nix, output, source, toFile } from "../../src/nix/context.ts";
import { type Attributes, derivation } from "../../src/nix/derivation.ts";
import { literalPart, stringLiteral } from "../../src/nix/expression.ts";
import { nixStore } from "../../src/nix/store-path.ts";

const step = (attributes: Partial<Attributes> = {}) =>
  derivation({ name: "x", system: "x86_64-linux", builder: "/bin/sh", ...attributes });
const hash = "ab".repeat(32);
const fixed = { outputHash: hash, outputHashAlgo: "sha256" };

/** Calls that must fail, and what their message has to say. */
const refused: readonly (readonly [what: string, call: () => unknown, message: RegExp])[] = [
  ["a name with a space", () => step({ name: "a b" }), /^not a name for a derivation: a b$/u],
  ["a name that ends in .drv", () => step({ name: "a.drv" }), /^not a name for a derivation: a\.drv$/u],
  ["a name that is too long with .drv", () => step({ name: "x".repeat(208) }), /not a name/u],
  ["no builder", () => step({ builder: "" }), /the attribute builder is missing/u],
  ["no system", () => step({ system: "" }), /the attribute system is missing/u],
  ["the same output twice", () => step({ outputs: ["a", "a"] }), /each another/u],
  ["no output", () => step({ outputs: [] }), /at least one/u],
  ["an output with a space", () => step({ outputs: ["a b"] }), /not a name for an output: "a b"/u],
  ["an output that there is not", () => output(step(), "dev"), /x has no output dev/u],
  ["structured attributes", () => step({ __structuredAttrs: true }), /__structuredAttrs is not supported/u],
  ["a fraction", () => step({ ratio: 0.5 }), /not a number that is supported here: 0\.5/u],
  ["a number beyond 2^53", () => step({ big: 2 ** 53 }), /not a number that is supported/u],
  ["the character zero", () => step({ text: "a\0b" }), /U\+0000/u],
  ["half a character", () => nix`${"\u{1f48e}".slice(0, 1)}`, /half a character/u],
  ["a promise for two outputs", () => step({ ...fixed, outputs: ["out", "dev"] }), /the one output `out`/u],
  ["a promise of unknown kind", () => step({ outputHash: hash }), /needs outputHashAlgo/u],
  [
    "a promise in another notation",
    () => step({ ...fixed, outputHash: `sha256-${hash}` }),
    /64 hexadecimal or 52/u,
  ],
  [
    "a promise with a wrong digit",
    () => step({ ...fixed, outputHash: `g${hash.slice(1)}` }),
    /not supported: "g/u,
  ],
  ["a promise with another hash function", () => step({ ...fixed, outputHashAlgo: "blake3" }), /"blake3"/u],
  ["a promise of another mode", () => step({ ...fixed, outputHashMode: "git" }), /not supported: "git"/u],
  ["a text that uses a derivation", () => toFile("t", nix`see ${step()}`), /cannot refer to x$/u],
  ["a source with a bad name", () => source("a b", { type: "regular", contents: "" }), /not a name/u],
  [
    "an input from another store",
    () => derivation({ name: "y", system: "s", builder: step() }, { ...nixStore, dir: "/gnu/store" }),
    /is not in the store \/gnu\/store/u,
  ],
];

suite("what Nix refuses, or what is not supported, is said in one sentence", () => {
  for (const [what, call, message] of refused)
    test(what, () => {
      assert.throws(call, (error) => error instanceof RangeError && message.test(error.message));
    });
});

test("names of store objects are those that real Nix 2.26 accepts", () => {
  for (const name of [".x", "..x", "-x", "x.drv", "a?b=c+d_e", "x".repeat(211)])
    assert.ok(isStoreName(name), name);
  for (const name of ["", ".", "..", ".-x", "..-x", "a b", "ä", "a/b", "x".repeat(212)])
    assert.ok(!isStoreName(name), name);
});

test("attributes become text as the builder will see it", () => {
  const values = [true, false, null, 12, "a", [1, [2, []], [], 3, []], []] as const;
  assert.deepEqual(
    values.map((value) => coerce(value).text),
    ["1", "", "", "12", "a", "1 2  3 ", ""],
  );
});

test("a promise may be written in base 32 or in capitals", () => {
  const written = (outputHash: string) => step({ outputHash, outputHashAlgo: "sha1" }).outputs.get("out");
  const lower = written("0a4d55a8d778e5022fab701977c5d840bbc486d0");
  assert.equal(written("0A4D55A8D778E5022FAB701977C5D840BBC486D0"), lower);
  assert.equal(written("s23c9fs0v32pf6bhmcph5rbqsyl5ak8a"), lower);
});

test("a text is written so that the Nix language reads it back", () => {
  assert.equal(stringLiteral('a "b" \\ ${c} $d $${e}\n'), String.raw`"a \"b\" \\ \${c} $d $\${e}\n"`);
  assert.equal(literalPart("costs $"), String.raw`costs \$`);
});
