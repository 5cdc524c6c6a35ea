import type { Action } from "../../src/labs/lab.ts";
import { commandOf } from "../../src/labs/generations/commands.ts";
import { act, type GenerationsLab, start, type State } from "../../src/labs/generations/state.ts";

/** What somebody does, from an empty profile or from the first frame of the slide. */
export interface Sequence {
  readonly from: "nothing" | "first frame";
  readonly actions: readonly Action[];
}

/** A command of a sequence, and what the model says of it. */
export interface Step {
  readonly action: Action;
  readonly command: string;
  /** When it is run, in minutes. */
  readonly now: number;
  readonly after: State;
  /** Whether it belongs to what led to the first frame. */
  readonly isPast: boolean;
}

/** How an action changes what the lab shows; `act` of the lab, or something that is wrong on purpose. */
export type Act = typeof act;

/** The commands that a sequence stands for, with what they lead to. What is no command only lets time pass. */
export function stepsOf(data: GenerationsLab, { from, actions }: Sequence, play: Act = act): readonly Step[] {
  const past = from === "nothing" ? [] : data.history;
  const steps = past.flatMap(({ made, ...action }, i) => {
    const after = start({ ...data, history: past.slice(0, i + 1) });
    return stepOf({ action, now: made, after, isPast: true });
  });
  let state = start({ ...data, history: past });
  for (const action of actions) {
    const { now } = state.world;
    const after = play(data, state, action);
    // What the lab refuses, such as to ask for a package that is not there, it has no command for.
    if (after !== state) steps.push(...stepOf({ action, now, after, isPast: false }));
    state = after;
  }
  return steps;
}

function stepOf(step: Omit<Step, "command">): readonly Step[] {
  const command = commandOf(step.action)?.text;
  return command === undefined ? [] : [{ ...step, command }];
}

/** A moment in minutes as Nix writes it, in UTC: `2026-11-22 10:05:00`. */
export function writeMinutes(minutes: number): string {
  return new Date(minutes * 60_000).toISOString().replace("T", " ").slice(0, 19);
}

/** What `nix-env --list-generations` prints of the model's profile. */
export function listGenerations({ world: { profile } }: State): readonly string[] {
  return profile.generations.map(({ number, made }) => {
    const current = number === profile.current ? "(current)" : "";
    return `${String(number).padStart(4)}   ${writeMinutes(made)}   ${current}`;
  });
}

/**
 * What a command printed, as the model tells it: what differs from machine to machine, and the lines
 * of builders, as `…`, and so are sizes. Of packages that are deleted one is told, if it is the only one
 * and nothing else was removed.
 */
export function tellable(printed: readonly string[], packages: readonly string[]): readonly string[] {
  const deleted = (line: string) => packages.some((path) => line === `deleting '${path}'`);
  const isOnly =
    printed.filter(deleted).length === 1 && !printed.some((line) => line.startsWith("removing old"));
  const isTold = (line: string) =>
    patterns.some((pattern) => pattern.test(line)) || (isOnly && deleted(line));
  const told = printed.map((line) =>
    isTold(line)
      ? line
          .replace(/(?<= store paths deleted, )\d.*$/u, "…")
          .replace(/^\/.*(?=\/profile-\d+-link -> )|(?<= -> ).*$/gu, "…")
      : "…",
  );
  return told.filter((line, i) => line !== "…" || told[i - 1] !== "…").toSorted(byRoot);
}

/** Nix tells roots in the order of a hash table. */
function byRoot(a: string, b: string): number {
  const [first, second] = [a, b].map((line) => /profile-(\d+)-link -> /u.exec(line)?.[1]);
  return first === undefined || second === undefined ? 0 : Number(first) - Number(second);
}

const patterns = [
  /^(?:installing|uninstalling|upgrading|replacing old|switching profile|removing profile version|error:|warning:)/u,
  /^\d+ store paths deleted, /u,
  /^\/.*\/profile-\d+-link -> /u,
];
