import { type Linking, type Machine, type Program, SHARED, versionIn } from "./model.ts";

/** A place that the loader can be sent to. */
export type Place = "variable" | "runpath" | "cache" | "shared";

/**
 * The places in the order in which the loader asks them, for a program with a RUNPATH or without
 * one. Source: ld.so(8). (An old RPATH would come first; nothing here has one.)
 */
export const order: readonly Place[] = ["variable", "runpath", "cache", "shared"];

/**
 * What becomes of a place. `skipped`: it names no directory; `gone`: it lists a file that is no
 * longer there; `after`: the library was found before.
 */
export type Answer = "skipped" | "miss" | "gone" | "hit" | "after";

/** A place, the directory that it leads to, and what lies there. */
export interface Step {
  readonly place: Place;
  readonly directory: string;
  readonly answer: Answer;
  /** The version that was found; only with a hit. */
  readonly version?: string;
}

/** What a program does: one line, its exit status, and whether that is what it was built to do. */
export interface Run {
  readonly line: string;
  /** The end of the line, which says what is missing; undefined if nothing is. */
  readonly error?: string;
  readonly status: number;
  /** `wrong`: it ran, with another library than the one it was built against, and no error. */
  readonly verdict: "right" | "wrong" | "error";
}

/** The exit status of a program that the loader gave up on (glibc's dynamic linker; recorded). */
const GIVEN_UP = 127;

/**
 * How the loader looks for the library of a program with this RUNPATH, place by place. The first
 * file with the right name ends the search.
 */
export function search(data: Linking, machine: Machine, runpath: string, places = order): readonly Step[] {
  let found = false;
  return places.map((place) => {
    const directory = { ...machine, runpath, shared: SHARED }[place];
    const version = directory === "" ? undefined : versionIn(data, machine, directory);
    const answer = found ? "after" : answerOf(place, directory, version);
    if (answer !== "hit" || version === undefined) return { place, directory, answer };
    found = true;
    return { place, directory, answer, version };
  });
}

function answerOf(place: Place, directory: string, version: string | undefined): Answer {
  if (version !== undefined) return "hit";
  if (place === "cache") return directory === "" ? "miss" : "gone";
  return directory === "" ? "skipped" : "miss";
}

/** What a program does with a version of the library; undefined = there is none. */
export function run(data: Linking, { name, needs, runs }: Program, version: string | undefined): Run {
  const outcome = runs.find((each) => each.version === version);
  if (outcome?.prints !== undefined)
    return { line: outcome.prints, status: 0, verdict: version === needs ? "right" : "wrong" };
  const error = outcome?.error ?? `${data.seeks}: ${data.missing}`;
  const kind = outcome ? `symbol lookup error: ${name}` : "error while loading shared libraries";
  return { line: `${name}: ${kind}: ${error}`, error, status: GIVEN_UP, verdict: "error" };
}

/** The search and its result for every program; undefined for one that is not installed. */
export function runAll(
  data: Linking,
  machine: Machine,
): readonly ({ steps: readonly Step[]; hit: Step | undefined; run: Run } | undefined)[] {
  return data.programs.map((program, i) => {
    const runpath = machine.runpaths[i];
    if (runpath === undefined) return undefined;
    const steps = search(data, machine, runpath);
    const hit = steps.find(({ answer }) => answer === "hit");
    return { steps, hit, run: run(data, program, hit?.version) };
  });
}
