import { readFileSync } from "node:fs";
import type { DemoStage } from "./demo-stage.ts";
import { type Step, writeMinutes } from "./profile-play.ts";

/** What real Nix printed and left behind, after one command. */
export interface Observation {
  readonly printed: readonly string[];
  readonly status: number;
  /** Links to environments: `3 2026-11-20 10:03 environment moo-3.8 greet-2.0`. */
  readonly generations: readonly string[];
  /** What `nix-env --list-generations` printed, after the last command. */
  readonly listing?: readonly string[];
  /** The link that the profile is, such as `profile-3-link`; empty if there is no profile. */
  readonly link: string;
  /** Store paths by what they are: `greet-1.0`, `environment moo-3.8 greet-1.0`, `recipe of …`. */
  readonly alive: readonly string[];
  readonly dead: readonly string[];
}

const folder = "slides/demos/generations";

/** The program of which another version comes out. */
const released = "greet";

/** The line of the demo that lets it come out; a second time it changes nothing. */
function release(): string {
  const line = readFileSync(`${folder}/script`, "utf8")
    .split("\n")
    .find((each) => each.startsWith("$ sed "));
  if (line === undefined) throw new Error(`${folder}/script has no line that changes the packages`);
  return line.slice(2);
}

/**
 * Runs the commands of some sequences with real Nix, each sequence by a new user with an empty store,
 * in one visit of the stage. Returns for each sequence what was observed after each command that is
 * not in the past.
 */
export async function observe(
  stage: DemoStage,
  sequences: readonly (readonly Step[])[],
): Promise<readonly (readonly Observation[])[]> {
  const orders = sequences.flatMap((steps) => [
    "renew",
    ...steps.flatMap(({ action, command, now, isPast }) => [
      ...(action.act === "upgrade" && action.value === released ? [release()] : []),
      `${isPast ? "perform" : "observe"} "${writeMinutes(now)}" ${command}`,
    ]),
    "list",
  ]);
  const printed = await stage.run(
    {
      "pkgs.nix": { type: "regular", contents: readFileSync(`${folder}/pkgs.nix`, "utf8") },
      orders: { type: "regular", contents: `${orders.join("\n")}\n` },
    },
    readFileSync("tests/support/observe-profiles.sh", "utf8"),
  );
  const runs = printed.split(/^renew\n/mu).slice(1);
  return runs.map((run) => readRun(run.split("\n")));
}

/** What a line of the script's output says, by the word that it begins with. */
function readRun(lines: readonly string[]): readonly Observation[] {
  const names = new Map<string, string>();
  const groups: string[][] = [];
  for (const line of lines) {
    if (line === "run") groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.includes("seen")).map((group) => readObservation(group, names));
}

function readObservation(lines: readonly string[], names: Map<string, string>): Observation {
  const all = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  for (const told of ["list", "environment", "recipe"].flatMap((kind) =>
    all(`is ${kind}`).map((x) => ({ kind, x })),
  )) {
    const [path = "", ...rest] = told.x.trim().split(" ");
    if (told.kind === "list") names.set(path, ["list of environment", ...rest].join(" "));
    else if (told.kind === "environment")
      names.set(path, (names.get(rest[0] ?? "") ?? "?").replace("list of ", ""));
    else names.set(path, `recipe of ${nameOf(rest[0] ?? "", names)}`);
  }
  const dead = all("dead");
  const name = (path: string) => nameOf(path, names);
  return {
    printed: all("printed"),
    status: Number(all("status")[0]),
    generations: all("generation")
      .map((line) => {
        const [link = "", day = "", time = "", path = ""] = line.split(" ");
        return `${/\d+/u.exec(link)?.[0] ?? link} ${day} ${time} ${name(path)}`;
      })
      .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
    ...(lines.includes("listed") ? { listing: all("list") } : {}),
    link: all("link")[0] ?? "",
    alive: all("path")
      .filter((path) => !dead.includes(path))
      .map(name)
      .toSorted(),
    dead: dead.map(name).toSorted(),
  };
}

/** A package goes by its whole path. */
function nameOf(path: string, names: ReadonlyMap<string, string>): string {
  return names.get(path) ?? path;
}
