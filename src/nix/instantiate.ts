import { type DerivationTerm, formatTerm } from "./aterm.ts";
import { hex } from "./bytes.ts";
import { sha256 } from "./hash.ts";
import { textModulo } from "./modulo.ts";
import { nixStore, storePath, textPath } from "./store-path.ts";
import type { Context, Derivation } from "./value.ts";

/** A build step as Nix writes it down: only texts, and what they depend on. */
export interface BuildStep {
  readonly name: string;
  readonly system: string;
  readonly builder: string;
  readonly args: readonly string[];
  /** All attributes that the builder sees, without the paths of outputs. */
  readonly env: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
  readonly inputs: Context["derivations"];
  readonly sources: Context["sources"];
  /** The one output `out`, if its content is promised, and so its path. */
  readonly promised?: Promised | undefined;
}

/** An output whose content is promised. */
export interface Promised {
  readonly path: string;
  /** How the derivation's file names the kind of promise. */
  readonly method: string;
  /** In hex. */
  readonly hash: string;
  /** What stands for the derivation in the texts of its users, in hex. */
  readonly modulo: string;
}

/**
 * The derivation that a build step becomes: its file, its path and the paths of its outputs. The
 * step is not checked. Source: Nix manual, "Complete Store Path Calculation". Throws a RangeError on
 * a bad name, at the latest when its path is asked for.
 */
export function instantiate(step: BuildStep, store = nixStore): Derivation {
  const { name, inputs, sources, promised } = step;
  const hashOf = (outputs: Outputs) => sha256(textModulo(termOf(step, outputs), inputs, store));
  const addresses = (): Outputs => {
    // Addresses are hashed from the text in which they are still blank.
    const inner = hashOf(new Map());
    return new Map(
      step.outputs.map((output) => {
        const fullName = output === "out" ? name : `${name}-${output}`;
        return [output, storePath(`output:${output}`, inner, fullName, store)];
      }),
    );
  };
  const outputs = promised ? new Map([["out", promised.path]]) : addresses();
  const used = [...inputs].map(([path, input]) => [path, input.outputs] as const);
  const text = once(() => formatTerm({ ...termOf(step, outputs), inputs: used }));
  const path = once(() => textPath(text(), `${name}.drv`, [...inputs.keys(), ...sources], store));
  const modulo = once(() => promised?.modulo ?? hex(hashOf(outputs)));
  return {
    kind: "derivation",
    name,
    outputs,
    get text() {
      return text();
    },
    get path() {
      return path();
    },
    get modulo() {
      return modulo();
    },
  };
}

/** Computes a value when it is asked for first: only those who use a derivation need more than its outputs. */
function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

type Outputs = Derivation["outputs"];

function termOf(step: BuildStep, paths: Outputs): Omit<DerivationTerm, "inputs"> {
  const { method = "", hash = "" } = step.promised ?? {};
  const outputs = step.outputs.map((output) => [output, paths.get(output) ?? ""] as const);
  return {
    ...step,
    outputs: outputs.map(([output, path]) => [output, { path, method, hash }]),
    env: new Map([...Object.entries(step.env), ...outputs]),
  };
}
