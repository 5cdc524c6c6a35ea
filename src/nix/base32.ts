/** The 32 digits of Nix's base 32, in order of their value: no e, o, u, t (thesis p. 89). */
export const DIGITS = "0123456789abcdfghijklmnpqrsvwxyz";

/** The value (0–31) of one base-32 digit; `undefined` for a character that is none. */
export function digitValue(character: string): number | undefined {
  const value = DIGITS.indexOf(character);
  return character.length === 1 && value >= 0 ? value : undefined;
}

/**
 * Writes bytes in Nix's base 32: the bytes are read as one little-endian number, and its digits
 * are written most significant first. 20 bytes give 32 characters.
 * Source: Nix manual, "Store Path Specification"; thesis p. 89.
 */
export function encodeBase32(bytes: Uint8Array): string {
  const length = Math.ceil((bytes.length * 8) / 5);
  let text = "";
  for (let digit = length - 1; digit >= 0; digit--) {
    const bit = digit * 5;
    const low = bytes[bit >> 3] ?? 0;
    const high = bytes[(bit >> 3) + 1] ?? 0;
    text += DIGITS.charAt(((low | (high << 8)) >> (bit & 7)) & 31);
  }
  return text;
}

/**
 * Reads what `encodeBase32` writes. Gives `undefined` if a character is not a digit, or if the
 * text is longer than its bytes need (bits left over that are not zero).
 */
export function decodeBase32(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  for (let i = 0; i < text.length; i++) {
    const value = digitValue(text.charAt(text.length - 1 - i));
    if (value === undefined) return undefined;
    const at = (i * 5) >> 3;
    const spread = value << ((i * 5) & 7);
    if (!orInto(bytes, at, spread & 255) || !orInto(bytes, at + 1, spread >> 8)) return undefined;
  }
  return bytes;
}

/** False when set bits would fall behind the last byte. */
function orInto(bytes: Uint8Array, at: number, bits: number): boolean {
  if (at >= bytes.length) return bits === 0;
  bytes[at] = (bytes[at] ?? 0) | bits;
  return true;
}

/** The parts of a path in a Nix store. */
export interface StorePath {
  /** The store directory, such as `/nix/store`. */
  readonly dir: string;
  /** 32 base-32 digits. */
  readonly hash: string;
  readonly name: string;
  /** What follows the store object's own path: empty, or a path that starts with a slash. */
  readonly rest: string;
}

const STORE_PATH = /^((?:\/[\w.+-]+)+?)\/([0-9a-df-np-sv-z]{32})-([\w+.?=-]+)(\/.*)?$/u;
const LONGEST_NAME = 211;

/**
 * Whether Nix accepts this name of a store object (Nix manual, "Store Path": names; since Nix 2.19 a
 * name may begin with a dot, but what stands before its first hyphen must not be `.` or `..`).
 */
export function isStoreName(name: string): boolean {
  return name.length <= LONGEST_NAME && /^(?!\.{1,2}(?:-|$))[\w+.?=-]+$/u.test(name);
}

/** Whether Nix accepts a derivation of this name: its file has the name too, followed by `.drv`. */
export function isDerivationName(name: string): boolean {
  return !name.endsWith(".drv") && isStoreName(`${name}.drv`) && isStoreName(name);
}

/** Takes a store path apart, with or without a path inside the object; `undefined` if it is none. */
export function parseStorePath(text: string): StorePath | undefined {
  const [, dir, hash, name, rest = ""] = STORE_PATH.exec(text) ?? [];
  if (dir === undefined || hash === undefined || name === undefined) return undefined;
  return isStoreName(name) ? { dir, hash, name, rest } : undefined;
}
