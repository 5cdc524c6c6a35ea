import { encodeBase32 } from "../../src/nix/base32.ts";
import { coerce, nix, output, source, toFile } from "../../src/nix/context.ts";
import { derivation } from "../../src/nix/derivation.ts";
import { literalPart, stringLiteral } from "../../src/nix/expression.ts";
import { hex } from "../../src/nix/bytes.ts";
import type { FileTree } from "../../src/nix/nar.ts";
import { nixStore } from "../../src/nix/store-path.ts";
import type { Attribute, Derivation, Interpolated, NixString } from "../../src/nix/value.ts";
import type { Graph, Node, Use, Value } from "./derivation-graphs.ts";

type Fixed = Extract<Node, { kind: "fixed" }>;

/** The nodes of a graph as our own arithmetic makes them. */
export function toOurs(graph: Graph, store = nixStore): readonly (Derivation | NixString)[] {
  const made: (Derivation | NixString)[] = [];
  const used = ({ node, output: name }: Use): Interpolated => {
    const target = made[node] ?? "";
    return name === undefined || typeof target === "string" || target.kind === "string"
      ? target
      : output(target, name);
  };
  const attribute = (value: Value): Attribute => {
    if (typeof value !== "object" || value === null) return value;
    if ("use" in value) return used(value.use);
    if (!("parts" in value)) return value.map(attribute);
    const all = value.parts.map((part) => (typeof part === "string" ? part : used(part)));
    return all.reduce<NixString>((sum, part) => nix`${sum}${part}`, nix``);
  };
  const attributes = (extra: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(extra).map(([key, value]) => [key, attribute(value)]));
  for (const node of graph) {
    if (node.kind === "source") made.push(source(node.name, node.tree, store));
    else if (node.kind === "text") made.push(toFile(node.name, coerce(attribute(node.content)), store));
    else {
      const common = { name: node.name, system: "x86_64-linux", ...attributes(node.extra) };
      const own =
        node.kind === "fixed"
          ? { builder: "/bin/sh", ...promise(node) }
          : {
              builder: attribute(node.builder),
              args: node.args.map(attribute),
              ...(node.outputs && { outputs: node.outputs }),
            };
      made.push(derivation({ ...common, ...own }, store));
    }
  }
  return made;
}

/** The same nodes in the Nix language: a set whose names are `prefix` and the number of the node. */
export function toNix(graph: Graph, prefix: string): string {
  const used = ({ node, output: name }: Use) => `${prefix}${node}${name === undefined ? "" : `.${name}`}`;
  const expression = (value: Value): string => {
    if (value === null || typeof value !== "object") return String(value);
    if ("use" in value) return used(value.use);
    if (!("parts" in value)) return `[ ${value.map((item) => `(${expression(item)})`).join(" ")} ]`;
    const parts = value.parts.map((part) =>
      typeof part === "string" ? literalPart(part) : `\${${used(part)}}`,
    );
    return `"${parts.join("")}"`;
  };
  const bind = (name: string, value: string) => `  ${name} = ${value};\n`;
  const bindAll = (attributes: Readonly<Record<string, Value>>) =>
    Object.entries(attributes)
      .map(([key, value]) => bind(stringLiteral(key), expression(value)))
      .join("");
  const step = (node: Node & { extra: Readonly<Record<string, Value>> }, own: string) =>
    `derivation {\n${bind("name", stringLiteral(node.name))}  system = "x86_64-linux";\n${bindAll(node.extra)}${own}}`;
  return graph
    .map((node, i) => {
      const [here, name] = [`${prefix}${i}`, stringLiteral(node.name)];
      if (node.kind === "source")
        return bind(here, `"\${/mnt/sources + ${stringLiteral(`/${here}/${node.name}`)}}"`);
      if (node.kind === "text") return bind(here, `builtins.toFile ${name} ${expression(node.content)}`);
      const own =
        node.kind === "fixed"
          ? bindAll({ builder: { parts: ["/bin/sh"] }, ...partsOf(promise(node)) })
          : bindAll({ builder: node.builder, args: node.args, ...partsOf({ outputs: node.outputs }) });
      return bind(here, step(node, own));
    })
    .join("");
}

/** The sources of a graph as they have to lie below `sources/` for its Nix form. */
export function sourcesOf(graph: Graph, prefix: string): Readonly<Record<string, FileTree>> {
  const found: Record<string, FileTree> = {};
  graph.forEach((node, i) => {
    if (node.kind === "source")
      found[`${prefix}${i}`] = { type: "directory", entries: { [node.name]: node.tree } };
  });
  return found;
}

function promise({ mode, algorithm, hash, isBase32 }: Fixed) {
  return {
    outputHash: isBase32 ? encodeBase32(hash) : hex(hash),
    outputHashAlgo: algorithm,
    ...(mode && { outputHashMode: mode }),
  };
}

function partsOf(
  attributes: Readonly<Record<string, string | readonly string[] | undefined>>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => {
      if (value === undefined) return [];
      return [
        [key, typeof value === "string" ? { parts: [value] } : value.map((part) => ({ parts: [part] }))],
      ];
    }),
  );
}
