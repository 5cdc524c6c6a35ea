import * as v from "valibot";
import { DIGITS, parseStorePath } from "../nix/base32.ts";
import { text } from "./fields.ts";

/** A path into a Nix store in the data of a picture, taken apart. */
export const storePath = v.pipe(
  text("A store path"),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const path = parseStorePath(dataset.value);
    if (path) return path;
    addIssue({ message: faultOf(dataset.value) });
    return NEVER;
  }),
);

/** What is wrong with a text that should be a store path, as a sentence for its author. */
function faultOf(path: string): string {
  const [, hash, name] = /^\/.*?\/([^/-]+)-([^/]+)/u.exec(path) ?? [];
  if (hash === undefined || name === undefined)
    return `\`${path}\` is not a store path, which is written whole: /nix/store/, 32 characters, a hyphen, a name`;
  if (hash.length !== 32) return `The hash \`${hash}\` has ${hash.length} characters, not 32`;
  const strange = Array.from(hash).find((character) => !DIGITS.includes(character));
  if (strange !== undefined)
    return `The hash contains \`${strange}\`; store hashes are made of 0–9 and a–z without e, o, u and t`;
  return `\`${name}\` is not a name that Nix accepts`;
}
