import { isDerivationName } from "./base32.ts";
import { coerce, union } from "./context.ts";
import { promiseOf, readFixedOutput } from "./fixed-output.ts";
import { instantiate } from "./instantiate.ts";
import { nixStore, type Store } from "./store-path.ts";
import type { Attribute, Context, Derivation } from "./value.ts";

/** What `derivation` is called with: what Nix needs, and any other attributes. */
export interface Attributes {
  readonly name: string;
  readonly system: string;
  readonly builder: Attribute;
  readonly args?: readonly Attribute[];
  readonly outputs?: readonly string[];
  readonly outputHash?: string;
  readonly outputHashAlgo?: string;
  readonly outputHashMode?: string;
  readonly [name: string]: Attribute | undefined;
}

/** Attributes that change what a derivation means, in ways that are not computed here. */
const unsupported = ["__structuredAttrs", "__ignoreNulls", "__contentAddressed", "__impure"];

/**
 * Instantiates a derivation as Nix's function of this name does: the same file, byte for byte, and
 * the same store paths. Nothing is built or written. Source: Nix manual, "Derivations". Throws a
 * RangeError that says what Nix would refuse or what is not supported here: structured attributes,
 * content-addressed and impure derivations, fractions.
 */
export function derivation(attributes: Attributes, store = nixStore): Derivation {
  refuse(attributes);
  const { args = [], ...others } = attributes;
  const variables = Object.entries(others).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, coerce(value)] as const],
  );
  const words = args.map(coerce);
  const env = Object.fromEntries(variables.map(([key, { text }]) => [key, text]));
  const context = union([...variables.map(([, value]) => value), ...words].map((each) => each.context));
  refuseStrangers(context, store);
  return instantiate(
    {
      name: attributes.name,
      system: env["system"] ?? "",
      builder: env["builder"] ?? "",
      args: words.map(({ text }) => text),
      env,
      outputs: attributes.outputs ?? ["out"],
      inputs: context.derivations,
      sources: context.sources,
      promised: promised(attributes, store),
    },
    store,
  );
}

function promised({ name, outputs = ["out"], ...others }: Attributes, store: Store) {
  const { outputHash: hash, outputHashAlgo: algorithm, outputHashMode: mode } = others;
  if (hash === undefined) return undefined;
  if (outputs.join(" ") !== "out")
    throw new RangeError("a derivation that promises its output has the one output `out`");
  if (algorithm === undefined)
    throw new RangeError("outputHash needs outputHashAlgo; hashes that name their kind are not supported");
  return promiseOf(readFixedOutput(mode, algorithm, hash), name, store);
}

function refuse(attributes: Attributes): void {
  const { name, outputs = ["out"] } = attributes;
  const strange = unsupported.find((each) => Object.hasOwn(attributes, each));
  if (strange !== undefined) throw new RangeError(`the attribute ${strange} is not supported`);
  if (!isDerivationName(name)) throw new RangeError(`not a name for a derivation: ${name}`);
  for (const needed of ["system", "builder"] as const)
    if (coerce(attributes[needed]).text === "") throw new RangeError(`the attribute ${needed} is missing`);
  const odd = outputs.find((each) => each === "" || /\s/u.test(each));
  if (odd !== undefined) throw new RangeError(`not a name for an output: "${odd}"`);
  if (outputs.length === 0 || new Set(outputs).size < outputs.length)
    throw new RangeError("outputs have to be at least one, and each another");
}

/** Addresses of two stores do not mix: the store directory is part of each of them. */
function refuseStrangers({ derivations, sources }: Context, { dir }: Store): void {
  const stranger = [...derivations.keys(), ...sources].find((path) => !path.startsWith(`${dir}/`));
  if (stranger !== undefined) throw new RangeError(`${stranger} is not in the store ${dir}`);
}
