import { type DerivationTerm, formatTerm } from "./aterm.ts";
import { nixStore } from "./store-path.ts";
import type { Context } from "./value.ts";

/**
 * The text of a derivation with its input derivations replaced by their own hashes, so that an
 * address says what goes into a build and not how that was fetched. Inputs whose hashes are equal
 * become one. Source: Nix manual, "Complete Store Path Calculation" (the serialisation "modulo
 * fixed-output derivations"); thesis p. 106–108.
 */
export function textModulo(
  term: Omit<DerivationTerm, "inputs">,
  inputs: Context["derivations"],
  store = nixStore,
): string {
  const merged = new Map<string, Set<string>>();
  for (const { derivation, outputs } of inputs.values()) {
    const standIn = store.standIn(derivation);
    merged.set(standIn, new Set([...(merged.get(standIn) ?? []), ...outputs]));
  }
  return formatTerm({ ...term, inputs: merged });
}
