import { encodeBase32 } from "../../src/nix/base32.ts";
import { nixStore, type Store } from "../../src/nix/store-path.ts";

const PLAIN = "0123456789abcdefghijklmnopqrstuv";
const NIX = "0123456789abcdfghijklmnpqrsvwxyz";

/** Store path arithmetic with one mistake each, that every comparison with real Nix has to find. */
export const wrongStores: Readonly<Record<string, Store>> = {
  "cutting the hash off instead of folding it": {
    ...nixStore,
    digest: (hash) => encodeBase32(hash.slice(0, 20)),
  },
  "the usual 32 digits instead of Nix's": {
    ...nixStore,
    digest: (hash) => nixStore.digest(hash).replaceAll(/./gu, (digit) => PLAIN.charAt(NIX.indexOf(digit))),
  },
  "input derivations by their paths instead of modulo": { ...nixStore, standIn: ({ path }) => path },
};
