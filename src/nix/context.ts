import { sha256 } from "./hash.ts";
import { encodeBase32 } from "./base32.ts";
import { isNixText } from "./bytes.ts";
import type { FileTree } from "./nar.ts";
import { nixStore, sourcePath, textPath } from "./store-path.ts";
import type { Attribute, Context, Derivation, InputDerivation, Interpolated, NixString } from "./value.ts";

const nothing: Context = { derivations: new Map(), sources: new Set() };

/**
 * Template tag for a Nix string: what is put in may be a text, another Nix string or a derivation
 * (its first output), and what that depends on becomes what the string depends on. Throws a
 * RangeError for a text that Nix cannot hold.
 */
export function nix(parts: TemplateStringsArray, ...values: readonly Interpolated[]): NixString {
  return concatenate(parts.flatMap((part, i) => [part, ...values.slice(i, i + 1)]));
}

/**
 * An attribute as the environment variable that the builder will see: true is 1; false, null and the
 * empty list are empty; the items of a list have spaces between them (Nix manual, "Derivations").
 * Throws a RangeError for a text that Nix cannot hold and for numbers that are no safe integers:
 * fractions are not supported.
 */
export function coerce(value: Attribute): NixString {
  if (value === null || typeof value === "boolean") return plain(value === true ? "1" : "");
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a number that is supported here: ${value}`);
    return plain(String(value));
  }
  if (typeof value === "string") return plain(checked(value));
  if ("kind" in value) return value.kind === "string" ? value : firstOutput(value);
  // A list in a list is followed by a space only if there is something in it.
  const isSpaced = (item: Attribute, i: number) =>
    i < value.length - 1 && !(Array.isArray(item) && item.length === 0);
  return concatenate(value.flatMap((item, i) => (isSpaced(item, i) ? [item, " "] : [item])));
}

/** A named output of a derivation as a string. Throws a RangeError if it has no such output. */
export function output(derivation: Derivation, name: string): NixString {
  const path = derivation.outputs.get(name);
  if (path === undefined) throw new RangeError(`${derivation.name} has no output ${name}`);
  const input: InputDerivation = { derivation, outputs: new Set([name]) };
  return {
    kind: "string",
    text: path,
    context: { ...nothing, derivations: new Map([[derivation.path, input]]) },
  };
}

/**
 * A file, directory or link that is copied to the store, as `${./name}` does. Throws a RangeError on
 * a bad name.
 */
export function source(name: string, tree: FileTree, store = nixStore): NixString {
  return added(sourcePath(tree, name, store));
}

/**
 * A text that is written to the store, as `builtins.toFile` does. Throws a RangeError on a bad name,
 * and if the text depends on a derivation, which Nix refuses.
 */
export function toFile(name: string, content: string | NixString, store = nixStore): NixString {
  const { text, context } = coerce(content);
  const [needed] = context.derivations.values();
  if (needed) throw new RangeError(`a text made by toFile cannot refer to ${needed.derivation.name}`);
  return added(textPath(text, name, [...context.sources], store));
}

/** What `builtins.placeholder` gives: text that stands for an output's path until it is known. */
export function placeholder(outputName: string): string {
  return `/${encodeBase32(sha256(`nix-output:${outputName}`))}`;
}

/** The union of what strings depend on. */
export function union(contexts: readonly Context[]): Context {
  const derivations = new Map<string, InputDerivation>();
  for (const [path, { derivation, outputs }] of contexts.flatMap((each) => [...each.derivations])) {
    const known = derivations.get(path)?.outputs ?? [];
    derivations.set(path, { derivation, outputs: new Set([...known, ...outputs]) });
  }
  return { derivations, sources: new Set(contexts.flatMap((each) => [...each.sources])) };
}

function concatenate(items: readonly Attribute[]): NixString {
  const strings = items.map(coerce);
  const text = strings.map((each) => each.text).join("");
  return { kind: "string", text, context: union(strings.map(({ context }) => context)) };
}

function firstOutput(derivation: Derivation): NixString {
  const [name = ""] = derivation.outputs.keys();
  return output(derivation, name);
}

function added(path: string): NixString {
  return { kind: "string", text: path, context: { ...nothing, sources: new Set([path]) } };
}

function plain(text: string): NixString {
  return { kind: "string", text, context: nothing };
}

function checked(text: string): string {
  if (!isNixText(text))
    throw new RangeError("a Nix string cannot contain the character U+0000 or half a character");
  return text;
}
