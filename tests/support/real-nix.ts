import * as v from "valibot";
import type { FileTree } from "../../src/nix/nar.ts";
import { nixStore } from "../../src/nix/store-path.ts";
import type { Derivation, NixString } from "../../src/nix/value.ts";
import type { DemoStage } from "./demo-stage.ts";

/** What can be seen of a derivation, or of something that is just in the store. */
export interface Seen {
  /** The path of a derivation's file, or of the thing itself. */
  readonly path: string;
  /** The derivation's file; absent for things, and in stores that are not written to. */
  readonly text?: string;
  readonly outputs?: Readonly<Record<string, string>>;
}

/** What of our own values can be compared with what Nix shows. */
export function seen(value: Derivation | NixString): Seen {
  if (value.kind === "string") return { path: value.text };
  return { path: value.path, text: value.text, outputs: Object.fromEntries(value.outputs) };
}

/** How many store paths are in there. */
export function countPaths(all: Iterable<Seen>): number {
  return [...all].reduce((sum, { outputs = {} }) => sum + 1 + Object.keys(outputs).length, 0);
}

const textsSchema = v.record(v.string(), v.string());
const pathsSchema = v.record(
  v.string(),
  v.object({ path: v.string(), outputs: v.optional(v.record(v.string(), v.string())) }),
);

/** From a set of derivations and strings, the paths of each. */
const lookNix = `
  set: builtins.mapAttrs (_: value:
    if builtins.isString value then { path = value; }
    else {
      path = value.drvPath;
      outputs = builtins.listToAttrs
        (map (name: { inherit name; value = value.\${name}.outPath; }) (value.outputs or [ "out" ]));
    }) set
`;

const dumpPython = `
import glob, json
print(json.dumps({name: open(name, newline="").read() for name in glob.glob("/nix/store/*.drv")}))
`;

/**
 * Lets real Nix instantiate all that the set in the file \`cases.nix\` holds, in one go, and shows it.
 * In another store directory than \`/nix/store\` nothing is written, so there are no texts.
 */
export async function instantiate(
  stage: DemoStage,
  files: Readonly<Record<string, FileTree>>,
  storeDir = nixStore.dir,
): Promise<ReadonlyMap<string, Seen>> {
  const isReal = storeDir === nixStore.dir;
  const extra = isReal ? "--read-write-mode" : "--readonly-mode --store dummy://";
  const printed = await stage.run(
    {
      ...files,
      "look.nix": { type: "regular", contents: lookNix },
      "dump.py": { type: "regular", contents: dumpPython },
    },
    `NIX_STORE_DIR=${storeDir} nix-instantiate --eval --strict --json ${extra} \
       -E 'import /mnt/look.nix (import /mnt/cases.nix)'
     echo
     python3 /mnt/dump.py`,
  );
  const [paths = "", texts = ""] = printed.split("\n").filter((line) => line !== "");
  const textOf = new Map(Object.entries(v.parse(textsSchema, JSON.parse(texts))));
  return new Map(
    Object.entries(v.parse(pathsSchema, JSON.parse(paths))).map(([name, { path, outputs }]) => {
      const text = textOf.get(path);
      return [name, { path, ...(text !== undefined && { text }), ...(outputs && { outputs }) }];
    }),
  );
}
