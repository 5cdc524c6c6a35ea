import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";
import { byKey, utf8 } from "./bytes.ts";

/** A file, directory or symbolic link as a value: all that a store object remembers of it. */
export type FileTree =
  | {
      readonly type: "regular";
      readonly contents: string | Uint8Array;
      readonly executable?: boolean;
    }
  | { readonly type: "directory"; readonly entries: Readonly<Record<string, FileTree>> }
  | { readonly type: "symlink"; readonly target: string };

/** The Nix archive of a tree (Nix manual, "Nix Archive (NAR) Format"). */
export function nar(tree: FileTree): Uint8Array {
  return concatBytes(...archive(tree));
}

/** SHA-256 of the Nix archive of a tree: 32 bytes. What `nix-hash --type sha256` prints in hex. */
export function narHash(tree: FileTree): Uint8Array {
  const hash = sha256.create();
  for (const chunk of archive(tree)) hash.update(chunk);
  return hash.digest();
}

function* archive(tree: FileTree): Generator<Uint8Array> {
  yield* strings("nix-archive-1");
  yield* node(tree);
}

function* node(tree: FileTree): Generator<Uint8Array> {
  yield* strings("(", "type", tree.type);
  if (tree.type === "regular") {
    if (tree.executable === true) yield* strings("executable", "");
    yield* strings("contents", tree.contents);
  } else if (tree.type === "symlink") {
    yield* strings("target", tree.target);
  } else {
    for (const [name, entry] of byKey(Object.entries(tree.entries))) {
      yield* strings("entry", "(", "name", name, "node");
      yield* node(entry);
      yield* strings(")");
    }
  }
  yield* strings(")");
}

/** Length as 64-bit little-endian number, the bytes, zeros up to a multiple of eight. */
function* strings(...items: readonly (string | Uint8Array)[]): Generator<Uint8Array> {
  for (const item of items) {
    const bytes = typeof item === "string" ? utf8(item) : item;
    const length = new Uint8Array(8);
    new DataView(length.buffer).setBigUint64(0, BigInt(bytes.length), true);
    yield length;
    yield bytes;
    yield new Uint8Array((8 - (bytes.length % 8)) % 8);
  }
}
