import { _SHA256 } from "@noble/hashes/sha2.js";
import { utf8 } from "./bytes.ts";

/** SHA-256 of bytes, or of a text in UTF-8: 32 bytes. */
export function sha256(data: string | Uint8Array): Uint8Array {
  // What the function `sha256` wraps: in the browser, the wrapping weighs an eighth of all hashing.
  return new _SHA256().update(typeof data === "string" ? utf8(data) : data).digest();
}

/**
 * Folds a hash to fewer bytes: byte i is XORed onto byte i modulo `size`. Store paths use 20
 * bytes = 160 bits (Nix manual, "Store Path Specification": "compressed" to 160 bits).
 */
export function fold(hash: Uint8Array, size = 20): Uint8Array {
  const folded = new Uint8Array(size);
  hash.forEach((byte, i) => {
    folded[i % size] = (folded[i % size] ?? 0) ^ byte;
  });
  return folded;
}
