import { byKey, compareBytes } from "./bytes.ts";

/** What stands in a derivation's file. */
export interface DerivationTerm {
  readonly outputs: Iterable<readonly [name: string, output: OutputTerm]>;
  /** What stands for each input derivation, and which of its outputs are used. */
  readonly inputs: Iterable<readonly [input: string, outputs: Iterable<string>]>;
  readonly sources: Iterable<string>;
  readonly system: string;
  readonly builder: string;
  readonly args: readonly string[];
  readonly env: Iterable<readonly [name: string, value: string]>;
}

/** An output in a derivation's file; `method` and `hash` are empty unless its content is promised. */
interface OutputTerm {
  readonly path: string;
  readonly method: string;
  readonly hash: string;
}

/**
 * A derivation in ATerm notation, on one line, everything but the arguments in the order of bytes.
 * Source: Nix manual, "Derivation ATerm format"; thesis p. 105, figure 5.8.
 */
export function formatTerm({ outputs, inputs, sources, system, builder, args, env }: DerivationTerm): string {
  const fields = [
    list(byKey(outputs).map(([name, { path, method, hash }]) => tuple(name, path, method, hash))),
    list(byKey(inputs).map(([input, names]) => `(${quote(input)},${strings(sorted(names))})`)),
    strings(sorted(sources)),
    quote(system),
    quote(builder),
    strings(args),
    list(byKey(env).map(([name, value]) => tuple(name, value))),
  ];
  return `Derive(${fields.join(",")})`;
}

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A text with backslashes before the five characters that ATerm and the Nix language write so. */
export function escapeText(text: string): string {
  return text.replaceAll(/["\\\n\r\t]/g, (character) => escapes[character] ?? `\\${character}`);
}

function quote(text: string): string {
  return `"${escapeText(text)}"`;
}

function tuple(...items: readonly string[]): string {
  return `(${items.map(quote).join(",")})`;
}

function strings(items: readonly string[]): string {
  return list(items.map(quote));
}

function list(items: readonly string[]): string {
  return `[${items.join(",")}]`;
}

function sorted(items: Iterable<string>): readonly string[] {
  return [...items].toSorted(compareBytes);
}
