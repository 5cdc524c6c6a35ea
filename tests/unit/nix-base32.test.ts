import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeBase32, encodeBase32, parseStorePath } from "../../src/nix/base32.ts";
import { hex } from "../../src/nix/bytes.ts";
import { fold } from "../../src/nix/hash.ts";

const fromHex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));

test("base 32 writes the hash of a real derivation as Nix does", () => {
  const folded = fromHex("c65284a3b6a32393b1d0ae20dc2c0b9a2ef6a22f");
  assert.equal(encodeBase32(folded), "5yigcbls1cndq85fs2qr68x3nsiq8ln6");
});

test("base 32 of the thesis: SHA-1 of Hello World", () => {
  const sha1 = fromHex("0a4d55a8d778e5022fab701977c5d840bbc486d0");
  assert.equal(encodeBase32(sha1), "s23c9fs0v32pf6bhmcph5rbqsyl5ak8a");
});

test("base 32 reads what it writes, at any length", () => {
  for (let length = 0; length < 40; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 73 + length * 31) % 256);
    assert.deepEqual(decodeBase32(encodeBase32(bytes)), bytes);
  }
});

test("base 32 refuses characters that are no digits, and bits that fit into no byte", () => {
  assert.equal(decodeBase32("5yigcbls1cndq85fs2qr68x3nsiq8lne"), undefined);
  assert.equal(decodeBase32("zz"), undefined);
  assert.deepEqual(decodeBase32("7z"), Uint8Array.of(255));
});

test("folding XORs bytes that are a multiple of the size apart", () => {
  assert.equal(hex(fold(Uint8Array.of(1, 2, 3, 4, 8), 2)), "0a06");
});

test("a store path is taken apart", () => {
  const hash = "0786825qjapq0i5yha3r1kbcxb6l4mdc";
  assert.deepEqual(parseStorePath(`/nix/store/${hash}-libprice-1.0/lib/libprice.so`), {
    dir: "/nix/store",
    hash,
    name: "libprice-1.0",
    rest: "/lib/libprice.so",
  });
  assert.equal(parseStorePath(`/gnu/store/${hash}-hello`)?.dir, "/gnu/store");
  assert.equal(parseStorePath(`/nix/store/${hash}-hello`)?.rest, "");
});

test("what only looks like a store path is none", () => {
  for (const text of [
    "/nix/store/0786825qjapq0i5yha3r1kbcxb6l4mde-libprice-1.0",
    "/nix/store/0786825qjapq0i5yha3r1kbcxb6l4md-libprice-1.0",
    "/nix/store/0786825qjapq0i5yha3r1kbcxb6l4mdc",
    "/nix/store/0786825qjapq0i5yha3r1kbcxb6l4mdc-",
    "/nix/store/0786825qjapq0i5yha3r1kbcxb6l4mdc-.-hidden",
    "0786825qjapq0i5yha3r1kbcxb6l4mdc-libprice-1.0",
    `/nix/store/0786825qjapq0i5yha3r1kbcxb6l4mdc-${"x".repeat(212)}`,
  ])
    assert.equal(parseStorePath(text), undefined, text);
});
