import * as fc from "fast-check";
import type { HashAlgorithm } from "../../src/nix/fixed-output.ts";
import type { FileTree } from "../../src/nix/nar.ts";

/** A use of an earlier node of the same graph: its first output, or a named one. */
export interface Use {
  readonly node: number;
  readonly output: string | undefined;
}

/** An attribute: a string with uses in it, a use on its own, a list, or a plain value. */
export type Value = { readonly parts: readonly (string | Use)[] } | { readonly use: Use } | Plain | List;
type Plain = number | boolean | null;
type List = readonly Value[];

/** Something that Nix can put into a store, as a description that both sides read. */
export type Node =
  | {
      readonly kind: "step";
      readonly name: string;
      readonly builder: Value;
      readonly args: List;
      readonly extra: Readonly<Record<string, Value>>;
      readonly outputs: readonly string[] | undefined;
    }
  | {
      readonly kind: "fixed";
      readonly name: string;
      readonly mode: "flat" | "recursive" | undefined;
      readonly algorithm: HashAlgorithm;
      readonly hash: Uint8Array;
      readonly isBase32: boolean;
      readonly extra: Readonly<Record<string, Value>>;
    }
  | { readonly kind: "text"; readonly name: string; readonly content: Value }
  | { readonly kind: "source"; readonly name: string; readonly tree: FileTree };

/** Nodes that use only nodes before them. */
export type Graph = readonly Node[];

const pieces = ["${", "$${x}", "$", '"', "\\", "\\n", "\n", "\r\n", "\t", "''", "''${", "ä", "日本", "💎"];

/** Any text that Nix can hold, and often one with what its notations treat specially. */
export const awkwardText = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({ maxLength: 20 }),
    fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 6 })
      .map((all) => all.join("")),
  )
  .map((any) => any.replaceAll("\0", ""));

const letters = Array.from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
/** A name that Nix accepts for a derivation. */
export const storeName = fc
  .tuple(
    fc.constantFrom(...letters, "_", "+", "?", "=", "-"),
    fc.string({ unit: fc.constantFrom(...letters, ...Array.from("+-._?=")), maxLength: 24 }),
  )
  .map(([first, rest]) => first + rest)
  .filter((any) => !any.endsWith(".drv"));

/** Which earlier node is used, as two numbers: how many there are is known only in the graph. */
interface Wish {
  readonly node: number;
  readonly output: number;
}
type WishedValue =
  | { readonly parts: readonly (string | Wish)[] }
  | { readonly use: Wish }
  | Plain
  | readonly WishedValue[];

const wish: fc.Arbitrary<Wish> = fc.record({ node: fc.nat(1000), output: fc.nat(3) });
const string = fc.record({ parts: fc.array(fc.oneof(awkwardText, wish), { maxLength: 4 }) });
const simple = fc.oneof(
  { weight: 4, arbitrary: string },
  { weight: 2, arbitrary: fc.record({ use: wish }) },
  fc.boolean(),
  fc.constant(null),
  fc.maxSafeInteger(),
);
const value: fc.Arbitrary<WishedValue> = fc.oneof(
  { weight: 3, arbitrary: simple },
  fc.array(fc.oneof(simple, fc.array(fc.oneof(simple, fc.constant([])), { maxLength: 2 })), { maxLength: 4 }),
);
/** Names that Nix knows, or gives a meaning of their own, are no names of further attributes. */
const special = /^(?:name|system|builder|args|outputs|outputHash.*|__.*)$/u;
const extra = fc.dictionary(
  fc.oneof(
    fc.constantFrom("src", "buildInputs", "dev", "out", "doc", "A", "a-b"),
    awkwardText.filter((key) => !special.test(key)),
  ),
  value,
  { maxKeys: 4, noNullPrototype: true },
);

const outputs = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  fc.uniqueArray(fc.constantFrom("out", "dev", "doc", "bin", "a_1"), { minLength: 1 }),
);
const step = fc.record({
  kind: fc.constant("step" as const),
  name: storeName,
  builder: fc.oneof(
    { weight: 3, arbitrary: fc.constant({ parts: ["/bin/sh"] }) },
    wish.map((use) => ({ parts: [use, "/bin/sh"] })),
  ),
  args: fc.array(string, { maxLength: 3 }),
  extra,
  outputs,
});

const sizes = { md5: 16, sha1: 20, sha256: 32, sha512: 64 } as const;
const algorithm = fc.constantFrom<HashAlgorithm>("md5", "sha1", "sha256", "sha256", "sha512");
const fixed = algorithm.chain((each) =>
  fc.record({
    kind: fc.constant("fixed" as const),
    name: storeName,
    mode: fc.constantFrom("flat" as const, "recursive" as const, undefined),
    algorithm: fc.constant(each),
    hash: fc.uint8Array({ minLength: sizes[each], maxLength: sizes[each] }),
    isBase32: fc.boolean(),
    extra,
  }),
);

const regular = fc.record({
  type: fc.constant("regular" as const),
  contents: fc.oneof(awkwardText, fc.uint8Array({ maxLength: 40 })),
  executable: fc.boolean(),
});
const fileName = awkwardText
  .map((any) => any.replaceAll("/", ""))
  .filter((any) => !["", ".", ".."].includes(any));
const { directory } = fc.letrec<{ directory: FileTree; entry: FileTree }>((tie) => ({
  entry: fc.oneof(
    { maxDepth: 2 },
    regular,
    fc.record({
      type: fc.constant("symlink" as const),
      target: awkwardText.filter((target) => target !== ""),
    }),
    tie("directory"),
  ),
  directory: fc
    .dictionary(fileName, tie("entry"), { maxKeys: 4, noNullPrototype: true })
    .map((entries) => ({ type: "directory" as const, entries })),
}));
const source = fc.record({
  kind: fc.constant("source" as const),
  name: storeName,
  tree: fc.oneof(regular, directory),
});

const node = fc.oneof(
  { weight: 6, arbitrary: step },
  { weight: 2, arbitrary: fixed },
  fc.record({ kind: fc.constant("text" as const), name: storeName, content: string }),
  source,
);

/** Graphs of two to nine nodes of mixed kinds. */
export const graphs: fc.Arbitrary<Graph> = fc
  .array(node, { minLength: 2, maxLength: 9 })
  .map((wished) => wished.map((each, i) => granted(each, wished.slice(0, i))));

type WishedNode = typeof node extends fc.Arbitrary<infer T> ? T : never;

/** Turns wishes into uses of nodes that there are; texts made by `toFile` cannot use derivations. */
function granted(wished: WishedNode, before: readonly WishedNode[]): Node {
  const usable = [...before.entries()].filter(
    ([, { kind }]) => wished.kind !== "text" || kind === "text" || kind === "source",
  );
  const useOf = (each: Wish): Use | undefined => {
    const [index, target] = usable[each.node % usable.length] ?? [];
    if (index === undefined || target === undefined) return undefined;
    const names = target.kind === "step" ? (target.outputs ?? ["out"]) : [];
    return { node: index, output: [undefined, ...names][each.output % (names.length + 1)] };
  };
  const valueOf = (each: WishedValue): Value => {
    if (typeof each !== "object" || each === null) return each;
    if ("parts" in each)
      return {
        parts: each.parts.flatMap((part) => (typeof part === "string" ? part : (useOf(part) ?? []))),
      };
    if ("use" in each) {
      const use = useOf(each.use);
      return use ? { use } : null;
    }
    return each.map(valueOf);
  };
  const all = (attributes: Readonly<Record<string, WishedValue>>) =>
    Object.fromEntries(Object.entries(attributes).map(([key, each]) => [key, valueOf(each)]));
  if (wished.kind === "source") return wished;
  if (wished.kind === "text") return { ...wished, content: valueOf(wished.content) };
  if (wished.kind === "fixed") return { ...wished, extra: all(wished.extra) };
  const { builder, args } = wished;
  return { ...wished, builder: valueOf(builder), args: args.map(valueOf), extra: all(wished.extra) };
}
