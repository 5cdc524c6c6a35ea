/** Bytes in lower-case hexadecimal. */
export { bytesToHex as hex } from "@noble/hashes/utils.js";

const encoder = new TextEncoder();

/** A text as bytes in UTF-8. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Whether Nix can hold a text: no character U+0000, where its strings end, and no half characters. */
export function isNixText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

/**
 * Compares two texts by their bytes in UTF-8, as Nix orders everything it serialises: negative,
 * zero or positive. JavaScript itself compares UTF-16 units, which differs beyond U+FFFF.
 */
export function compareBytes(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return rank(a, at) - rank(b, at);
}

/** A UTF-16 unit as a number that surrogates, which are beyond U+FFFF, have the largest of; -1 at the end. */
function rank(text: string, at: number): number {
  if (at >= text.length) return -1;
  const unit = text.charCodeAt(at);
  return unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** The entries of a map in the order of their keys' bytes. */
export function byKey<T>(entries: Iterable<readonly [string, T]>): readonly (readonly [string, T])[] {
  return [...entries].toSorted(([a], [b]) => compareBytes(a, b));
}
