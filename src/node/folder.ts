import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Source } from "../compile/deck.ts";
import { isDeckFile } from "../compile/parse.ts";
import type { FileTree } from "../nix/nar.ts";

/** A folder of slides on disk. */
export interface Folder {
  /** Absolute path of the folder. */
  readonly path: string;
  /** Absolute path that the deck's file names are relative to: no asset may lie outside. */
  readonly base: string;
  /** What to put before a file name so that it can be opened from the current directory. */
  readonly prefix: string;
  readonly sources: () => readonly Source[];
  readonly exists: (path: string) => boolean;
  readonly tree: () => FileTree;
}

/**
 * The folder that holds the slides. Inside a project, the project is the base; a folder elsewhere
 * stands for itself. Throws an Error with one sentence if there is no such folder.
 */
export function openFolder(path: string, project: string): Folder {
  const folder = resolve(project, path);
  if (!existsSync(folder) || !lstatSync(folder).isDirectory()) {
    const message = `There is no folder ${path} to take slides from. Set SLIDES to a folder with Markdown files.`;
    // Whoever mistyped a folder has no use for our stack.
    throw Object.assign(new Error(message), { stack: message });
  }
  const isInside = !relative(project, folder).startsWith("..") && !isAbsolute(relative(project, folder));
  const base = isInside ? project : folder;
  const nameOf = (file: string) => relative(base, file).split(sep).join("/");
  const outside = relative(process.cwd(), base);
  const known = new Map<string, { readonly stamp: string; readonly source: Source }>();
  /** The same object for as long as the file is the same, so that its compilation can be kept. */
  const read = (file: string): Source => {
    const { mtimeMs, size } = statSync(file);
    const stamp = `${mtimeMs} ${size}`;
    const before = known.get(file);
    if (before?.stamp === stamp) return before.source;
    const source = { file: nameOf(file), text: readFileSync(file, "utf8").replace(/^\uFEFF/, "") };
    known.set(file, { stamp, source });
    return source;
  };
  return {
    path: folder,
    base,
    prefix: outside === "" ? "" : `${outside.split(sep).join("/")}/`,
    sources: () =>
      [...readdirSync(folder).filter(isSource), ...demoFiles(folder), ...graphFiles(folder)].map((name) =>
        read(join(folder, name)),
      ),
    exists: (name) => existsSync(join(base, name)),
    tree: () => readTree(folder),
  };
}

/** The files of the recorded demos, relative to the folder. */
function demoFiles(folder: string): readonly string[] {
  const demos = join(folder, "demos");
  if (!existsSync(demos)) return [];
  const files = readdirSync(demos, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files
    .filter((entry) => entry.parentPath !== demos)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** The recorded graphs, relative to the folder. */
function graphFiles(folder: string): readonly string[] {
  const graphs = join(folder, "graphs");
  if (!existsSync(graphs)) return [];
  return readdirSync(graphs)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => join("graphs", name));
}

/** Whether a file of the folder is part of the deck: Markdown and the deck file, but no README. */
export function isSource(file: string): boolean {
  const name = basename(file);
  return isDeckFile(name) || (name.endsWith(".md") && !/^readme\.md$/i.test(name));
}

function readTree(path: string): FileTree {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return { type: "symlink", target: readlinkSync(path) };
  if (!stat.isDirectory())
    return { type: "regular", contents: readFileSync(path), executable: (stat.mode & 0o100) !== 0 };
  return {
    type: "directory",
    entries: Object.fromEntries(readdirSync(path).map((name) => [name, readTree(join(path, name))])),
  };
}
