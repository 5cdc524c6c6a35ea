import assert from "node:assert/strict";
import { test } from "node:test";
import { hex } from "../../src/nix/bytes.ts";
import { type FileTree, nar, narHash } from "../../src/nix/nar.ts";
import { nixStore, sourcePath, storePath, textPath } from "../../src/nix/store-path.ts";

/** The expected values below were printed by nix-store and nix-hash 2.8.0 for this tree. */
const tree: FileTree = {
  type: "directory",
  entries: {
    "run.sh": { type: "regular", contents: "#!/bin/sh\n", executable: true },
    "a.txt": { type: "regular", contents: "hello\n" },
    leer: { type: "regular", contents: "" },
    link: { type: "symlink", target: "a.txt" },
    empty: { type: "directory", entries: {} },
    sub: {
      type: "directory",
      entries: {
        "ä 💎.txt": { type: "regular", contents: "x\n" },
        "\u{f8ff}.txt": { type: "regular", contents: "y\n" },
      },
    },
  },
};

test("a tree gets the store path that nix-store --add prints", () => {
  assert.equal(sourcePath(tree, "tree"), "/nix/store/zq24qc9nbj6pihj6ff10i18p711dx6vr-tree");
});

test("the hash of its archive is the one that nix-hash prints", () => {
  const expected = "66fdc9c37301cced1854f162340a59215957244c93dd741c9569468f6e8eb07d";
  assert.equal(hex(narHash(tree)), expected);
});

test("entries are in the order of their bytes, not of UTF-16 units", () => {
  const file: FileTree = { type: "regular", contents: "" };
  const entries = { "\u{1f48e}": file, "\u{f8ff}": file };
  const text = new TextDecoder().decode(nar({ type: "directory", entries }));
  assert.ok(text.indexOf("\u{f8ff}") < text.indexOf("\u{1f48e}"));
});

test("an archive is a multiple of eight bytes long", () => {
  assert.equal(nar({ type: "regular", contents: "12345" }).length % 8, 0);
});

test("the file of a derivation gets the store path that nix-instantiate prints", () => {
  const output = "/nix/store/5yigcbls1cndq85fs2qr68x3nsiq8ln6-hello-1.0";
  const derivation = `Derive([("out","${output}","","")],[],[],"x86_64-linux","/bin/sh",["-c","echo Hello, world > $out"],[("builder","/bin/sh"),("name","hello-1.0"),("out","${output}"),("system","x86_64-linux")])`;
  const expected = "/nix/store/hqf92ynzrhih0ybrqw27lnfkwvjkh9hh-hello-1.0.drv";
  assert.equal(textPath(derivation, "hello-1.0.drv"), expected);
});

test("an output gets the store path that nix-build prints", () => {
  const inner = Buffer.from("73a31cb0d9c0b2c1a2c85d8b2fd6fd42f4265bb4435ca14d0f37d0268dd4f161", "hex");
  const expected = "/nix/store/5yigcbls1cndq85fs2qr68x3nsiq8ln6-hello-1.0";
  assert.equal(storePath("output:out", Uint8Array.from(inner), "hello-1.0"), expected);
});

test("name, store directory and references are part of the address, their order is not", () => {
  const of = (...given: Parameters<typeof textPath>) =>
    textPath(...given)
      .split("/")
      .at(-1) ?? "";
  assert.notEqual(of("x", "a").slice(0, 32), of("x", "b").slice(0, 32));
  assert.notEqual(of("x", "a"), of("x", "a", [], { ...nixStore, dir: "/gnu/store" }));
  assert.notEqual(of("x", "a"), of("x", "a", ["/nix/store/y"]));
  assert.equal(of("x", "a", ["/z", "/y"]), of("x", "a", ["/y", "/z"]));
});

test("a name that Nix refuses is refused", () => {
  assert.throws(() => textPath("x", "a b"), RangeError);
});
