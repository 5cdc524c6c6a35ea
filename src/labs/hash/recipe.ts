import { isDerivationName } from "../../nix/base32.ts";
import { stringLiteral } from "../../nix/expression.ts";
import { instantiate } from "../../nix/instantiate.ts";
import type { Derivation } from "../../nix/value.ts";

/** A derivation with one ingredient that can be edited, in words that become Nix as well. */
export interface Step {
  /** What other steps, and the expression in the Nix language, call it. */
  readonly id: string;
  /** The word for the ingredient, which stands in braces wherever it is used: `{version}`. */
  readonly edit: string;
  /** The ingredient before anybody has edited it. */
  readonly value: string;
  /** The name of the store object. */
  readonly name: string;
  /** What the shell runs. */
  readonly script: string;
  /** Further variables that the script sees. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Ids of steps before this one; their paths are variables of these names. */
  readonly uses: readonly string[];
}

/** Ingredients by the words for them. */
export type Ingredients = Readonly<Record<string, string>>;

/** The one that is no ingredient: a comment in the file of the expression. */
export const COMMENT = "comment";

/** The ingredients before anybody has edited them. */
export function originals(steps: readonly Step[]): Ingredients {
  return Object.fromEntries([...steps.map(({ edit, value }) => [edit, value]), [COMMENT, ""]]);
}

/** The steps with the given ingredients in their places. */
export function fill(steps: readonly Step[], given: Ingredients): readonly Step[] {
  return steps.map((step) => {
    const { edit, name, script, attributes } = step;
    const put = (text: string) => text.replaceAll(`{${edit}}`, () => given[edit] ?? "");
    const own = Object.entries(attributes).map(([key, text]) => [key, put(text)]);
    return { ...step, name: put(name), script: put(script), attributes: Object.fromEntries(own) };
  });
}

/** Derivations by all that goes into them: of what is typed, a key changes some and not all. */
const known = new Map<string, Derivation>();
const most = 100;

/**
 * The derivation of the step with this id, for steps that are filled in; undefined if Nix refuses its
 * name, or that of a step which it uses.
 */
export function derivationOf(steps: readonly Step[], id: string): Derivation | undefined {
  const step = steps.find((each) => each.id === id);
  if (!step || !isDerivationName(step.name)) return undefined;
  const { name, attributes, uses, script } = step;
  const used = uses.flatMap((use) => derivationOf(steps, use) ?? []);
  if (used.length < uses.length) return undefined;
  const paths = used.map((input, i) => [uses[i], addressOf(input)]);
  const common = { name, system: "x86_64-linux", builder: "/bin/sh" };
  const env = { ...common, ...attributes, ...Object.fromEntries(paths) };
  const key = JSON.stringify([script, env, uses]);
  const derivation =
    known.get(key) ??
    instantiate({
      ...common,
      args: ["-c", script],
      env,
      outputs,
      inputs: new Map(used.map((input) => [input.path, { derivation: input, outputs: new Set(outputs) }])),
      sources: new Set(),
    });
  if (known.size >= most) known.clear();
  known.set(key, derivation);
  return derivation;
}

/** The first name of a step that Nix refuses; undefined if there is none. */
export function refusedName(steps: readonly Step[]): string | undefined {
  return steps.find(({ name }) => !isDerivationName(name))?.name;
}

/** Steps that are filled in, in the Nix language; the value of the expression is the one called `id`. */
export function expressionOf(steps: readonly Step[], comment: string, id: string): string {
  const remark = comment && `# ${comment.replaceAll(/\r\n?|\n/gu, "$&# ")}\n`;
  const bindings = steps.map(({ id: step, name, attributes, uses, script }) => {
    const own = Object.entries({ name, ...attributes }).map(
      ([key, value]) => `${key} = ${stringLiteral(value)};`,
    );
    const inherited = uses.length > 0 ? [`inherit ${uses.join(" ")};`] : [];
    return `  ${step} = build { ${[...own, ...inherited].join(" ")} }\n    ${stringLiteral(script)};\n`;
  });
  return `${remark}let
  build = attributes: script: derivation (attributes // {
    system = "x86_64-linux";
    builder = "/bin/sh";
    args = [ "-c" script ];
  });
${bindings.join("")}in
${id}
`;
}

const outputs = ["out"];

/** The store path of a derivation's result; empty if there is no derivation. */
export function addressOf(derivation: Derivation | undefined): string {
  return derivation?.outputs.get("out") ?? "";
}
