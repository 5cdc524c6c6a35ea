import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parseScript, type Script } from "../../demo/script.ts";
import type { Source } from "../../demo/transcript.ts";

/** A demo as it lies in its folder. */
export interface Demo {
  readonly name: string;
  readonly folder: string;
  readonly scriptFile: string;
  readonly transcriptFile: string;
  readonly script: Script;
  /** What a recording depends on: the script, and the files and folders beside it. */
  readonly sources: readonly Source[];
  /** The text of the transcript; absent before the first recording. */
  readonly recorded?: string;
}

/** Names of the demos in a folder: its folders with a script, in alphabetical order. */
export function demoNames(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isFile(join(folder, entry.name, "script")))
    .map((entry) => entry.name)
    .toSorted();
}

/** Reads a demo. File names in messages are relative to the working directory. */
export function readDemo(folder: string): Demo {
  const scriptFile = relative("", join(folder, "script"));
  const transcriptFile = relative("", join(folder, "transcript.txt"));
  const sources = readdirSync(folder)
    .filter((name) => name !== "transcript.txt")
    .toSorted()
    .map((name) => readSource(folder, name));
  return {
    name: folder.split("/").at(-1) ?? folder,
    folder,
    scriptFile,
    transcriptFile,
    script: parseScript(readFileSync(scriptFile, "utf8"), scriptFile),
    sources,
    ...(isFile(transcriptFile) && { recorded: readFileSync(transcriptFile, "utf8") }),
  };
}

function readSource(folder: string, name: string): Source {
  const hash = createHash("sha256");
  const isFolder = statSync(join(folder, name)).isDirectory();
  for (const file of isFolder ? filesBelow(join(folder, name)) : [join(folder, name)]) {
    const content = readFileSync(file);
    if (isFolder) hash.update(`${relative(folder, file)}\0${content.length}\0`);
    hash.update(content);
  }
  return { name: isFolder ? `${name}/` : name, digest: hash.digest("hex").slice(0, 16) };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => ({ path: join(folder, entry.name), isFolder: entry.isDirectory() }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, isFolder }) => (isFolder ? filesBelow(path) : [path]));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
