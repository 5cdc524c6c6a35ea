import { nix, output, placeholder, source, toFile } from "../../src/nix/context.ts";
import { type Attributes, derivation } from "../../src/nix/derivation.ts";
import type { FileTree } from "../../src/nix/nar.ts";
import { nixStore } from "../../src/nix/store-path.ts";
import type { Attribute, Derivation, Interpolated, NixString } from "../../src/nix/value.ts";

/** The files that `cases.nix` names. */
export const caseFiles = {
  "builder.sh": { type: "regular", contents: "#!/bin/sh\necho built\n", executable: true },
  tree: {
    type: "directory",
    entries: {
      "run.sh": { type: "regular", contents: "#!/bin/sh\n", executable: true },
      empty: { type: "directory", entries: {} },
      "empty.txt": { type: "regular", contents: "" },
      link: { type: "symlink", target: "run.sh" },
      "Größe 💎.txt": { type: "regular", contents: "x\n" },
      "\u{f8ff}.txt": { type: "regular", contents: Uint8Array.from({ length: 256 }, (_, i) => i) },
    },
  },
} as const satisfies Readonly<Record<string, FileTree>>;

const archive = "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c";

/** The derivations and texts of `cases.nix`, by their names there, as our own arithmetic makes them. */
export function derivationCases(store = nixStore): Readonly<Record<string, Derivation | NixString>> {
  const step = (attributes: { readonly name: string; readonly [name: string]: Attribute }) => {
    const all: Attributes = { system: "x86_64-linux", builder: "/bin/sh", ...attributes };
    return derivation(all, store);
  };
  const sh = (name: string, script: Interpolated) => step({ name, args: ["-c", script] });

  const hello = sh("hello-1.0", "echo Hello, world > $out");
  const dependsOnOne = sh("greeting-1.0", nix`cat ${hello} > $out`);
  const flat = (host: string) =>
    step({
      name: "archive.tar.gz",
      outputHash: archive,
      outputHashAlgo: "sha256",
      outputHashMode: "flat",
      url: `https://${host}/archive.tar.gz`,
    });
  const [fixedFlat, fixedFlatOtherUrl] = [flat("example.org"), flat("mirror.example.net")];
  const threeOutputs = step({
    name: "lib-2.0",
    outputs: ["out", "dev", "doc"],
    args: ["-c", `echo ${placeholder("dev")} > $out`],
  });
  const withoutOut = step({
    name: "tools",
    outputs: ["dev", "bin"],
    out: "not an output",
    dev: "replaced",
  });
  const textFile = toFile("greeting.txt", "Hello, world\n", store);
  const textWithReference = toFile("letter.txt", nix`see ${textFile}\n`, store);
  const sourceFile = source("builder.sh", caseFiles["builder.sh"], store);
  const sourceTree = source("tree", caseFiles.tree, store);
  return {
    hello,
    oneLetter: sh("hello-1.0", "echo hello, world > $out"),
    anotherName: sh("hello-1.1", "echo Hello, world > $out"),
    dependsOnOne,
    dependsOnTwo: step({
      name: "pair",
      first: hello,
      second: dependsOnOne,
      both: [hello, dependsOnOne],
      args: ["-c", "cat $both > $out"],
      yes: true,
      no: false,
      nothing: null,
      number: -42,
      numbers: [1, [2, 3], [], 4, []],
    }),
    fixedFlat,
    fixedFlatOtherUrl,
    fixedTree: step({
      name: "tree",
      outputHash: archive,
      outputHashAlgo: "sha256",
      outputHashMode: "recursive",
    }),
    fixedTreeSha1: step({
      name: "tree",
      outputHash: "s23c9fs0v32pf6bhmcph5rbqsyl5ak8a",
      outputHashAlgo: "sha1",
      outputHashMode: "recursive",
    }),
    fixedMd5: step({ name: "old", outputHash: "d41d8cd98f00b204e9800998ecf8427e", outputHashAlgo: "md5" }),
    fixedSha512: step({ name: "long", outputHash: archive + archive, outputHashAlgo: "sha512" }),
    dependsOnFixed: sh("unpacked", nix`tar -xf ${fixedFlat} -C $out`),
    dependsOnFixedOtherUrl: sh("unpacked", nix`tar -xf ${fixedFlatOtherUrl} -C $out`),
    dependsOnBoth: sh("unpacked", nix`tar -xf ${fixedFlat} -C $out; tar -xf ${fixedFlatOtherUrl} -C $out`),
    threeOutputs,
    withoutOut,
    usesOneOutput: sh(
      "program",
      nix`cc -I${output(threeOutputs, "dev")}/include ${threeOutputs} ${withoutOut}`,
    ),
    textFile,
    textWithReference,
    usesTextFile: sh("letter", nix`cat ${textWithReference} > $out`),
    sourceFile,
    sourceTree,
    usesSources: step({
      name: "built",
      builder: sourceFile,
      tree: sourceTree,
      args: [nix`${sourceTree}/run.sh`, textFile],
    }),
    builderInStore: step({ name: "inception", builder: nix`${threeOutputs}/bin/build` }),
    awkward: step({
      name: "awkward+name?=_.-",
      args: [`"quotes" 'single' \\ back\\slash`, "line\nbreak\r\ttab", "${out} $${x} $", "u0041"],
      "Größe 日本 💎": "Grüße 世界 ${💎} ",
      "": "",
    }),
  };
}
