import { isDeepStrictEqual } from "node:util";
import type { Transcript } from "../../src/demo/transcript.ts";
import { commandOf } from "../../src/labs/generations/commands.ts";
import { readMinutes } from "../../src/labs/generations/date.ts";
import { programOf } from "../../src/labs/generations/model.ts";
import { currentEnvironment, doomed } from "../../src/labs/generations/profile.ts";
import { act, type GenerationsLab, type State } from "../../src/labs/generations/state.ts";
import { countPaths, dead, type Store } from "../../src/labs/generations/store.ts";
import type { Action } from "../../src/labs/lab.ts";
import { listGenerations, tellable } from "./profile-play.ts";

/** How many commands of a recording say something that the model knows, and where it says otherwise. */
export interface Comparison {
  readonly compared: number;
  readonly differences: readonly string[];
}

/** Plays the commands of a recording in the model, from some state, and compares what is printed. */
export function compareWithTranscript(data: GenerationsLab, from: State, { turns }: Transcript): Comparison {
  const times = timesIn(turns.flatMap(({ output }) => output));
  const paths = Object.values(data.packages);
  const differences: string[] = [];
  let [state, compared] = [from, 0];
  const compare = (command: string, model: unknown, recorded: unknown) => {
    compared++;
    if (isDeepStrictEqual(model, recorded)) return;
    differences.push(
      `${command}: the model says ${JSON.stringify(model)}, the recording ${JSON.stringify(recorded)}`,
    );
  };
  for (const { command, output, status } of turns) {
    state = onClock(state, command, output);
    const untraced = command.replace(/^strace .* (?=nix-)/u, "");
    const [shown = "", hidden] = untraced.split(/ 2>(?=\/dev\/null|&1 \| tail)/u);
    const [text = "", then] = shown.split(" && ");
    const action = actionOf(text);
    const question = questions.find(({ asks }) => asks.test(command));
    if (question) compare(command, question.model(state, command), question.read(output));
    if (!action) continue;
    const now = timeOf(state, action, times);
    state = act(data, { ...state, world: { ...state.world, now } }, action);
    // The model's minute for each command has not passed on the clock of the recording.
    state = { ...state, world: { ...state.world, now } };
    const { prints = [], status: exit } = state.last ?? {};
    if (hidden !== undefined) continue;
    const lists = then === undefined ? 0 : currentEnvironment(state.world.profile).length;
    const own = output.slice(0, output.length - lists);
    compare(command, [...prints, exit], [...tellable(own, paths), status]);
    if (then !== undefined) compare(then, programsOf(state), output.slice(own.length));
  }
  return { compared, differences };
}

/** What `ls` prints of the profile's programs. */
function programsOf({ world }: State): readonly string[] {
  return currentEnvironment(world.profile).map(programOf).toSorted();
}

const actions: readonly (readonly [act: string, values: readonly string[]])[] = [
  ["install", ["greet", "moo"]],
  ["upgrade", ["greet"]],
  ["uninstall", ["greet", "moo"]],
  ["rollback", [""]],
  ["switch", ["1", "2", "3", "4"]],
  ["forget", ["old", "30d", "+2"]],
  ["collect", [""]],
  ["sweep", [""]],
  ["roots", ["greet-1.0", "moo-3.8"]],
];

/** The action that a command is. */
function actionOf(command: string): Action | undefined {
  const all = actions.flatMap(([name, values]) => values.map((value) => ({ act: name, value })));
  return all.find((action) => commandOf(action)?.text === command);
}

/** The state with the time that `date` printed. */
function onClock(state: State, command: string, [printed = ""]: readonly string[]): State {
  const now = command.startsWith("date ") ? readMinutes(printed) : undefined;
  return now === undefined ? state : { ...state, world: { ...state.world, now } };
}

/** When generations were made, by their numbers: a number can be given twice. */
function timesIn(lines: readonly string[]): ReadonlyMap<number, readonly number[]> {
  const times = new Map<number, readonly number[]>();
  for (const line of lines) {
    const [, number, date = ""] = /^ +(\d+) {3}(\S+ \S+) {3}/u.exec(line) ?? [];
    const made = readMinutes(date);
    if (made !== undefined) times.set(Number(number), [...(times.get(Number(number)) ?? []), made]);
  }
  return times;
}

/** The time of an action: that of the generation it makes, as the recording lists it, or that of the last one. */
function timeOf({ world }: State, action: Action, times: ReadonlyMap<number, readonly number[]>): number {
  const next = (world.profile.generations.at(-1)?.number ?? 0) + 1;
  const isChange = ["install", "upgrade", "uninstall"].includes(action.act);
  const listed = isChange ? (times.get(next) ?? []).filter((time) => time >= world.now) : [];
  return listed.length > 0 ? Math.min(...listed) : world.now;
}

/** A command that changes nothing and prints something that the model knows. */
interface Question {
  readonly asks: RegExp;
  readonly model: (state: State, command: string) => unknown;
  readonly read: (output: readonly string[]) => unknown;
}

const numbersIn = (output: readonly string[]) =>
  output
    .flatMap((line) => /(?:profile-|profile version )(\d+)/u.exec(line)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
const namesIn = (output: readonly string[]) =>
  output.map((line) => line.replace(/^.*?[0-9a-z]{32}-/u, "").replace(/'$/u, "")).toSorted();
const garbage = ({ world }: State) => dead(world.store, world.profile);
const namesOf = ({ packages, environments }: Store) =>
  [...packages, ...environments.flatMap(() => ["user-environment", "env-manifest.nix"])].toSorted();

const questions: readonly Question[] = [
  { asks: /^nix-env --list-generations$/u, model: listGenerations, read: (output) => output },
  {
    asks: /^nix-env -q$/u,
    model: ({ world }) => currentEnvironment(world.profile).toSorted(),
    read: (output) => output.toSorted(),
  },
  {
    asks: /^ls \/nix\/store \| grep -E 'greet\|moo'/u,
    model: ({ world }) => world.store.packages.toSorted(),
    read: namesIn,
  },
  { asks: /--print-dead .* grep -v 'drv\$'$/u, model: (state) => namesOf(garbage(state)), read: namesIn },
  {
    asks: /--print-dead .* wc -l$/u,
    model: (state) => [String(countPaths(garbage(state)))],
    read: (output) => output,
  },
  {
    asks: /^ls \/nix\/store \| wc/u,
    model: ({ world }) => [String(countPaths(world.store))],
    read: (output) => output,
  },
  {
    asks: /--gc --print-roots \| grep -v '\^\/proc\\\|\{'$/u,
    model: ({ world }) => world.profile.generations.map(({ number }) => number),
    read: numbersIn,
  },
  {
    asks: /--delete-older-than 30d --dry-run/u,
    model: ({ world }) => doomed(world.profile, "30d", world.now),
    read: (output) => numbersIn(output.filter((line) => line.startsWith("would"))),
  },
  {
    asks: /nix-collect-garbage 2>&1 \| grep moo/u,
    model: (state) => garbage(state).packages.flatMap((name) => [name, `${name}.drv`]),
    read: namesIn,
  },
];
