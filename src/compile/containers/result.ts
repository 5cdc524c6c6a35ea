import { parseStorePath } from "../../nix/base32.ts";
import { element, leaf, plainText } from "../tokens.ts";
import type { Container } from "./container.ts";

/** `result`: a strip under the evidence, with the hash print of the first store path in its text. */
export const result: Container = {
  name: "result",
  build: (content, attributes) => {
    const hash = firstStoreHash(plainText(content));
    const print = hash ? [leaf("hash_print", "hash", hash)] : [];
    return element("div", [["class", "result"], ...attributes], [...print, ...element("div", [], content)]);
  },
};

function firstStoreHash(text: string): string | undefined {
  return text
    .split(/[\s"']+/)
    .map((word) => parseStorePath(word)?.hash)
    .find((hash) => hash !== undefined);
}
