import assert from "node:assert/strict";
import { test } from "node:test";
import { breakBySense } from "../../src/compile/render/breaks.ts";

function wholes(text: string, isCommand: boolean): readonly string[] {
  const pieces = breakBySense(text, isCommand);
  assert.equal(pieces.map((piece) => piece.text).join(""), text);
  return pieces.filter(({ whole }) => whole).map((piece) => piece.text);
}

test("a command line breaks between its commands", () => {
  const text = "mkdir lib && mv greet.py lib/ && python3 hello.py | sed 's/ (0x.*//'";
  assert.deepEqual(wholes(text, true), [
    "mkdir lib &&",
    "mv greet.py lib/ &&",
    "python3 hello.py",
    "| sed 's/ (0x.*//'",
  ]);
});

test("a path or a name with hyphens stays whole, a long path breaks after a slash", () => {
  assert.deepEqual(wholes("\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6", false), [
    "/lib/x86_64-linux-gnu/libc.so.6",
  ]);
  assert.deepEqual(wholes("In `/home/dev/system/configuration.nix': 1", false), [
    "`/home/",
    "dev/",
    "system/",
    "configuration.nix':",
  ]);
});

test("a store path fits into no line and breaks anywhere", () => {
  assert.deepEqual(wholes("/nix/store/6imlg98sm4xyd0pw4kg9z4ix3iqg0z6d-glibc", false), []);
});

test("the last argument of a traced call stays with its result", () => {
  assert.deepEqual(wholes('rename("/home/dev/.0_profile", "/home/dev/profile") = 0', false), [
    'rename("/home/dev/.0_profile",',
    '"/home/dev/profile") = 0',
  ]);
});

test("an option stays with its values", () => {
  const text = "nix-build -A compiles --option sandbox false";
  assert.deepEqual(wholes(text, true), ["nix-build", "--option sandbox false"]);
  assert.deepEqual(wholes(text, false), ["nix-build"]);
});
