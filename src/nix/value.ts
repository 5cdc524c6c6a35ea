/** A Nix string: its text, and the store objects that whoever uses it depends on. */
export interface NixString {
  readonly kind: "string";
  readonly text: string;
  readonly context: Context;
}

/** What a string depends on (Nix manual, "String context"). */
export interface Context {
  /** Outputs of derivations, by the path of the derivation's file. */
  readonly derivations: ReadonlyMap<string, InputDerivation>;
  /** Paths of sources, and of texts made by `toFile`. */
  readonly sources: ReadonlySet<string>;
}

/** A derivation that another one uses, and which of its outputs. */
export interface InputDerivation {
  readonly derivation: Derivation;
  readonly outputs: ReadonlySet<string>;
}

/** A derivation as Nix instantiates it: one build step, with the addresses of its results. */
export interface Derivation {
  readonly kind: "derivation";
  readonly name: string;
  /** Store path of each output, in the order in which the outputs were declared. */
  readonly outputs: ReadonlyMap<string, string>;
  /** Store path of the derivation's own file. */
  readonly path: string;
  /** Content of that file: one line in ATerm notation. */
  readonly text: string;
  /** Hash modulo fixed outputs, in hex: what stands for it in the hashed texts of its users. */
  readonly modulo: string;
}

/** What can stand in a Nix string as `${…}`. A derivation means its first output. */
export type Interpolated = string | NixString | Derivation;

/** What an attribute of a derivation can be. */
export type Attribute = Interpolated | number | boolean | null | readonly Attribute[];
