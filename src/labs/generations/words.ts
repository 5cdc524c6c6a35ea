import type { Action } from "../lab.ts";
import { keepers, programOf, type World } from "./model.ts";
import { currentEnvironment, daysBetween, type Generation } from "./profile.ts";
import type { Event, State } from "./state.ts";
import { dead } from "./store.ts";

/** What has just happened, or what is to be seen if nothing has, in one or two short sentences. */
export function explain({ world, last }: State): string {
  if (!last) return kept(world);
  const { action, before } = last;
  if (action.act === "days") return `${days(Number(action.value))} have passed.`;
  if (action.act === "empty") return "A new machine: nothing is installed, and the store is empty.";
  if (action.act === "rollback" || action.act === "switch") return explainSwitch(last, world);
  if (action.act === "collect" || action.act === "sweep") return explainDeletion(before, world);
  if (action.act === "roots") return explainRoots(action.value, world);
  if (action.act === "forget") return explainForgetting(action, before, world);
  return explainChange(before, world);
}

/** Packages as a list in words: `greet-1.0 and moo-3.8`. */
function listed(things: readonly (string | number)[]): string {
  const all = things.map(String);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1) ?? ""}`;
}

/** Numbers in ascending order, briefly: `1–3, 5`. */
export function spans(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const write = ([first, last]: readonly [number, number]) =>
    first === last ? `${first}` : `${first}${last === first + 1 ? ", " : "–"}${last}`;
  return runs.map(write).join(", ");
}

/** `1 day`, `40 days`. */
export function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

function explainSwitch({ status, before }: Event, { profile }: World): string {
  const { current } = profile;
  if (status !== 0) return `No way back: there is no generation before ${before.profile.current}.`;
  return `The profile points to generation ${current}. One link moved; nothing was built.`;
}

function explainChange(before: World, world: World): string {
  const { current, generations } = world.profile;
  const isNew = before.profile.generations.length < generations.length;
  if (isNew) return [`Generation ${current} is new.`, spared(world)].filter(Boolean).join(" ");
  if (current === before.profile.current) return `Nothing changes: generation ${current} is that already.`;
  return `Generation ${current} is that already: the profile points to it.`;
}

function explainForgetting({ value }: Action, before: World, world: World): string {
  const left = world.profile.generations;
  const forgotten = before.profile.generations.filter((each) => !left.includes(each));
  const newer = forgotten.filter(({ number }) => number > world.profile.current);
  const saved = keptByAge(value, left, world.now);
  const told = [
    forgotten.length === 0 ? "No generation is forgotten." : "",
    value === "old" && newer.length > 0 ? `“Old” is all but the current one, newer ones too.` : "",
    saved
      ? `Generation ${saved.number} stays: ${days(Number.parseInt(value, 10))} ago it was the newest.`
      : "",
    (value !== "old" || newer.length === 0) && !saved ? kept(world) : "",
  ];
  return told.filter(Boolean).join(" ");
}

/** The generation that a limit of days spares although it is older than that. */
function keptByAge(which: string, left: readonly Generation[], now: number): Generation | undefined {
  const limit = /^(\d+)d$/u.exec(which)?.[1];
  if (limit === undefined) return undefined;
  return left.findLast(({ made }) => daysBetween(made, now) >= Number(limit));
}

function explainDeletion(before: World, after: World): string {
  const gone = before.store.packages.filter((name) => !after.store.packages.includes(name));
  if (gone.length === 0) return ["No package is deleted.", spared(after)].filter(Boolean).join(" ");
  const deleted = `Nix deletes ${listed(gone)}`;
  return spared(after) === "" ? `${deleted}: nothing pointed there.` : `${deleted}. ${spared(after)}`;
}

function kept(world: World): string {
  return [orphans(world), spared(world)].filter(Boolean).join(" ");
}

function orphans({ store, profile }: World): string {
  const { packages } = dead(store, profile);
  return packages.length > 0 ? `Nothing points to ${listed(packages)}.` : "";
}

/** A package that is not installed now, and why it is still there. */
function spared(world: World): string {
  const installed = currentEnvironment(world.profile);
  const name = world.store.packages.find(
    (each) => !installed.includes(each) && keepers(world, each).length > 0,
  );
  return name === undefined ? "" : explainRoots(name, world);
}

/** Why a package is there, or that there is no reason any more. */
function explainRoots(name: string, world: World): string {
  const by = keepers(world, name);
  if (by.length === 0) return `Nothing points to ${name}.`;
  const installed = currentEnvironment(world.profile);
  const isOut = !installed.some((each) => programOf(each) === programOf(name));
  const what = isOut ? `The uninstalled ${programOf(name)}` : `The replaced ${name}`;
  return `${installed.includes(name) ? name : what} stays: ${by.length > 1 ? `generations ${listed(by)} point` : `generation ${listed(by)} points`} to it.`;
}
