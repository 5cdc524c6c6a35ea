import { encodeBase32, isStoreName } from "./base32.ts";
import { fold, hex, sha256 } from "./hash.ts";
import { type FileTree, narHash } from "./nar.ts";

/** Where the store is unless somebody says otherwise. */
const STORE_DIR = "/nix/store";

/**
 * The text whose hash becomes the address: type, inner hash, store directory and name.
 * Source: Nix manual, "Complete Store Path Calculation"; the rule of the thesis, p. 94–95.
 */
function fingerprint(type: string, inner: Uint8Array, name: string, dir = STORE_DIR): string {
  return `${type}:sha256:${hex(inner)}:${dir}:${name}`;
}

/**
 * The store path of an object: SHA-256 of its fingerprint, folded to 160 bits, in base 32.
 * `type` is `source`, `text` or `output:NAME`, the first two followed by `:` and each reference.
 * Throws a RangeError if Nix would refuse the name.
 */
export function storePath(type: string, inner: Uint8Array, name: string, dir = STORE_DIR): string {
  if (!isStoreName(name)) throw new RangeError(`not a name for a store object: ${name}`);
  const digest = encodeBase32(fold(sha256(fingerprint(type, inner, name, dir))));
  return `${dir}/${digest}-${name}`;
}

/** The store path that `nix-store --add` gives a tree. Throws a RangeError on a bad name. */
export function sourcePath(tree: FileTree, name: string, dir = STORE_DIR): string {
  return storePath("source", narHash(tree), name, dir);
}

/**
 * The store path of a text that refers to other store paths, as `builtins.toFile` and the
 * writing of a derivation do. Throws a RangeError on a bad name.
 */
export function textPath(
  text: string,
  name: string,
  references: readonly string[] = [],
  dir = STORE_DIR,
): string {
  const type = ["text", ...references.toSorted()].join(":");
  return storePath(type, sha256(text), name, dir);
}
