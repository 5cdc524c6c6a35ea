import { sha256 as sha256OfBytes } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of bytes, or of a text in UTF-8: 32 bytes. */
export function sha256(data: string | Uint8Array): Uint8Array {
  return sha256OfBytes(typeof data === "string" ? utf8ToBytes(data) : data);
}

/** Bytes in lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
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
