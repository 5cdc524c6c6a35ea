import { encodeBase32, isStoreName } from "./base32.ts";
import { hex } from "./bytes.ts";
import { fold, sha256 } from "./hash.ts";
import { type FileTree, narHash } from "./nar.ts";

/**
 * A store, and the two choices behind its addresses that a test can replace by a wrong one, to see
 * that a comparison with real Nix notices. Real stores differ in `dir` only.
 */
export interface Store {
  /** The store directory, which is part of every fingerprint. */
  readonly dir: string;
  /** The 32 characters of an address, from the SHA-256 of its fingerprint. */
  readonly digest: (hash: Uint8Array) => string;
  /** What stands for an input derivation in the text that is hashed for an output's address. */
  readonly standIn: (input: { readonly path: string; readonly modulo: string }) => string;
}

/** The store at `/nix/store`. Its addresses: 256 bits folded to 160, in base 32 (thesis p. 89–90, 94–95). */
export const nixStore: Store = {
  dir: "/nix/store",
  digest: (hash) => encodeBase32(fold(hash)),
  standIn: ({ modulo }) => modulo,
};

/**
 * The text whose hash becomes the address: type, inner hash, store directory and name.
 * Source: Nix manual, "Complete Store Path Calculation"; the rule of the thesis, p. 94–95.
 */
function fingerprint(type: string, inner: Uint8Array, name: string, dir: string): string {
  return `${type}:sha256:${hex(inner)}:${dir}:${name}`;
}

/**
 * The store path of an object: SHA-256 of its fingerprint, folded to 160 bits, in base 32.
 * `type` is `source`, `text` or `output:NAME`, the first two followed by `:` and each reference.
 * Throws a RangeError if Nix would refuse the name.
 */
export function storePath(type: string, inner: Uint8Array, name: string, store = nixStore): string {
  if (!isStoreName(name)) throw new RangeError(`not a name for a store object: ${name}`);
  return `${store.dir}/${store.digest(sha256(fingerprint(type, inner, name, store.dir)))}-${name}`;
}

/** The store path that `nix-store --add` gives a tree. Throws a RangeError on a bad name. */
export function sourcePath(tree: FileTree, name: string, store = nixStore): string {
  return storePath("source", narHash(tree), name, store);
}

/**
 * The store path of a text that refers to other store paths, as `builtins.toFile` and the
 * writing of a derivation do. Throws a RangeError on a bad name.
 */
export function textPath(
  text: string,
  name: string,
  references: readonly string[] = [],
  store = nixStore,
): string {
  const type = ["text", ...references.toSorted()].join(":");
  return storePath(type, sha256(text), name, store);
}
