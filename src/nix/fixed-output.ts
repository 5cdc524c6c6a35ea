import { decodeBase32 } from "./base32.ts";
import { hex } from "./bytes.ts";
import { sha256 } from "./hash.ts";
import type { Promised } from "./instantiate.ts";
import { nixStore, storePath } from "./store-path.ts";

/** Bytes in a hash of each kind that a derivation can promise. */
const SIZES = { md5: 16, sha1: 20, sha256: 32, sha512: 64 } as const;

/** A hash function, as derivations name it. */
export type HashAlgorithm = keyof typeof SIZES;

/** The content that an output promises to have. */
export interface FixedOutput {
  /** Whether the hash is that of the Nix archive of a tree (recursive) or of the bytes of one file. */
  readonly recursive: boolean;
  readonly algorithm: HashAlgorithm;
  /** In hex, lower case. */
  readonly hash: string;
}

/**
 * Reads `outputHashMode`, `outputHashAlgo` and `outputHash` of a derivation; the mode is flat unless
 * it is said. The hash may be written in hex or in Nix's base 32. Throws a RangeError that says what
 * is wrong or not supported.
 */
export function readFixedOutput(mode: string | undefined, algorithm: string, hash: string): FixedOutput {
  if (mode !== undefined && mode !== "flat" && mode !== "recursive")
    throw new RangeError(`outputHashMode is "flat" or "recursive"; not supported: "${mode}"`);
  if (!isAlgorithm(algorithm))
    throw new RangeError(
      `outputHashAlgo is one of ${Object.keys(SIZES).join(", ")}; not supported: "${algorithm}"`,
    );
  const size = SIZES[algorithm];
  const digits = Math.ceil((size * 8) / 5);
  const bytes = hash.length === digits ? decodeBase32(hash) : undefined;
  if (!bytes && (hash.length !== size * 2 || /[^\da-f]/iu.test(hash)))
    throw new RangeError(
      `outputHash of ${algorithm} is ${size * 2} hexadecimal or ${digits} base-32 digits; not supported: "${hash}"`,
    );
  return { recursive: mode === "recursive", algorithm, hash: bytes ? hex(bytes) : hash.toLowerCase() };
}

/**
 * What a derivation of this name is known by if it promises this content. What stands for it in the
 * texts of its users is made of the promise and the path, and of nothing that says where the content
 * comes from. Throws a RangeError on a bad name.
 */
export function promiseOf(fixed: FixedOutput, name: string, store = nixStore): Promised {
  const [path, method] = [fixedPath(fixed, name, store), methodOf(fixed)];
  return { path, method, hash: fixed.hash, modulo: hex(sha256(`fixed:out:${method}:${fixed.hash}:${path}`)) };
}

/** How the file of a derivation names the kind of promise, such as `r:sha256`. */
function methodOf({ recursive, algorithm }: FixedOutput): string {
  return `${recursive ? "r:" : ""}${algorithm}`;
}

/**
 * The store path of promised content, whoever makes it: that of a source if the promise is the
 * SHA-256 of an archive, otherwise one of its own kind. `nix-store --add-fixed` prints the same.
 * Source: Nix manual, "Complete Store Path Calculation"; thesis p. 106–108. Throws a RangeError on a
 * bad name.
 */
export function fixedPath(fixed: FixedOutput, name: string, store = nixStore): string {
  const method = methodOf(fixed);
  if (method === "r:sha256") {
    const pairs = fixed.hash.match(/../gu) ?? [];
    return storePath(
      "source",
      Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)),
      name,
      store,
    );
  }
  return storePath("output:out", sha256(`fixed:out:${method}:${fixed.hash}:`), name, store);
}

function isAlgorithm(text: string): text is HashAlgorithm {
  return Object.hasOwn(SIZES, text);
}
