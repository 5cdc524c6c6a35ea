import type { Action } from "../lab.ts";

/** What the lab is about. Plain JSON; all of it but the names of the fields is from recordings. */
export interface Linking {
  /** The name that the programs carry and the loader looks for. */
  readonly seeks: string;
  /** What the loader says of a library that it cannot find. */
  readonly missing: string;
  /** The library's versions: the one that came first, and the one that came with the second program. */
  readonly libraries: readonly Library[];
  readonly programs: readonly Program[];
}

/** A version of the library. */
export interface Library {
  readonly version: string;
  /** Its store object. */
  readonly path: string;
}

/** A program, and what comes of it with each version of the library. */
export interface Program {
  readonly name: string;
  /** The version that it was built against. */
  readonly needs: string;
  readonly runs: readonly Outcome[];
}

/** What a program does with one version: it prints a line, or the loader stops it with an error. */
interface Outcome {
  readonly version: string;
  readonly prints?: string | undefined;
  readonly error?: string | undefined;
}

/** How a machine stands. */
export interface Machine {
  /** LD_LIBRARY_PATH: one directory, empty if it is not set. */
  readonly variable: string;
  /** For each program its RUNPATH, one directory, empty if it has none; undefined if it is not installed. */
  readonly runpaths: readonly (string | undefined)[];
  /** The directory in which the loader's cache lists the library, empty if it lists none. */
  readonly cache: string;
  /** The version that lies in /usr/lib, empty if there is none. */
  readonly shared: string;
}

/** The directory that all programs share. */
export const SHARED = "/usr/lib";
/** A directory that holds no library. */
const ELSEWHERE = "/tmp";

/** The directory that holds a version and nothing else, and that nobody is told of. */
export function copyOf({ version }: Library): string {
  return `/opt/${version}`;
}

/** The directory of a version in the store. */
export function addressOf({ path }: Library): string {
  return `${path}/lib`;
}

/** What LD_LIBRARY_PATH can be set to. */
export function variables({ libraries }: Linking): readonly string[] {
  return ["", ELSEWHERE, ...libraries.map(copyOf)];
}

/** What can be written into a program. */
export function runpaths({ libraries }: Linking): readonly string[] {
  return ["", SHARED, ...libraries.map(addressOf)];
}

/**
 * Where the cache can list the library: nowhere, since it was written before; in /usr/lib; or in the
 * directory with the newest version, which ld.so.conf names and which therefore comes first.
 */
export function caches({ libraries }: Linking): readonly string[] {
  return ["", SHARED, ...libraries.slice(-1).map(copyOf)];
}

/** What can lie in /usr/lib. */
export function shelves({ libraries }: Linking): readonly string[] {
  return ["", ...libraries.map(({ version }) => version)];
}

/** Whether `ldconfig` would write this into the cache now: it lists only what is there. */
export function canList({ cache, shared }: Machine, directory: string): boolean {
  return directory !== SHARED || shared !== "" || cache === SHARED;
}

/** The version in a directory; undefined if the library is not there. */
export function versionIn(data: Linking, { shared }: Machine, directory: string): string | undefined {
  if (directory === SHARED) return shared || undefined;
  return data.libraries.find((library) => [copyOf(library), addressOf(library)].includes(directory))?.version;
}

/** The store's directory with the version that a program was built against. */
export function ownAddress({ libraries }: Linking, { needs }: Program): string {
  return libraries.filter(({ version }) => version === needs).map(addressOf)[0] ?? "";
}

/** Both programs installed, the first with the address of its library in it, the second as usual. */
export function start(data: Linking): Machine {
  const [first, ...others] = data.programs;
  return {
    variable: "",
    runpaths: [first && ownAddress(data, first), ...others.map(() => "")],
    cache: "",
    shared: others.at(-1)?.needs ?? "",
  };
}

/**
 * The machine after an action; the very same one if nothing changes. `runpath` and `install` take
 * the name of a program and, after a space, a directory; what is installed without an address
 * brings its library along to /usr/lib.
 */
export function act(data: Linking, machine: Machine, { act: name, value }: Action): Machine {
  const change = changes.get(name)?.(data, machine, value);
  if (change === undefined) return machine;
  const next = { ...machine, ...change };
  return JSON.stringify(next) === JSON.stringify(machine) ? machine : next;
}

type Change = (data: Linking, machine: Machine, value: string) => Partial<Machine> | undefined;

const changes: ReadonlyMap<string, Change> = new Map<string, Change>([
  ["variable", (data, _, value) => (variables(data).includes(value) ? { variable: value } : undefined)],
  ["shared", (data, _, value) => (shelves(data).includes(value) ? { shared: value } : undefined)],
  [
    "cache",
    (data, machine, value) =>
      caches(data).includes(value) && canList(machine, value) ? { cache: value } : undefined,
  ],
  ["runpath", writeRunpath],
  ["install", install],
  ["remove", remove],
]);

function writeRunpath(data: Linking, { runpaths: all }: Machine, value: string) {
  const { at, directory } = readTarget(data, value);
  if (all[at] === undefined || !runpaths(data).includes(directory)) return undefined;
  return { runpaths: all.with(at, directory) };
}

function install(data: Linking, machine: Machine, value: string) {
  const { at, program, directory } = readTarget(data, value);
  if (!program || !["", ownAddress(data, program)].includes(directory)) return undefined;
  const installed = { runpaths: machine.runpaths.with(at, directory) };
  return directory === "" ? { ...installed, shared: program.needs } : installed;
}

function remove(data: Linking, machine: Machine, value: string) {
  const { at, program } = readTarget(data, value);
  return program && { runpaths: machine.runpaths.with(at, undefined) };
}

function readTarget(data: Linking, value: string) {
  const [name = "", directory = ""] = value.split(" ");
  const at = data.programs.findIndex((program) => program.name === name);
  return { at, program: data.programs[at], directory };
}
