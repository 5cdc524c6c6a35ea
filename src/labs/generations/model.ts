import {
  currentEnvironment,
  doomed,
  emptyProfile,
  type Environment,
  generationBefore,
  minutesOf,
  oldOnes,
  type Profile,
  withEnvironment,
  withoutGenerations,
} from "./profile.ts";
import { alive, countPaths, dead, emptyStore, type Store, withBuilt } from "./store.ts";

/** A machine with one user: what time it is, what can be had, what is installed and what is in the store. */
export interface World {
  /** In minutes. */
  readonly now: number;
  /** The package that each program can be installed from. */
  readonly offers: Readonly<Record<string, string>>;
  readonly profile: Profile;
  readonly store: Store;
}

/** What a command does and prints. */
export interface Outcome {
  readonly world: World;
  /** Lines that are the same in every run; `…` stands for lines that are not, such as those of builders. */
  readonly prints: readonly string[];
  readonly status: 0 | 1;
}

const CUT = "…";

/** A machine on which nothing was installed yet. */
export function newWorld(now: number, offers: World["offers"]): World {
  return { now, offers, profile: emptyProfile, store: emptyStore };
}

/** The program that a package is a version of: `greet` for `greet-1.0`. */
export function programOf(name: string): string {
  return name.replace(/-\d.*$/u, "");
}

/** Installs a program, instead of the version of it that is installed. */
export function install(world: World, program: string): Outcome | undefined {
  const name = world.offers[program];
  if (name === undefined) return undefined;
  const installed = currentEnvironment(world.profile);
  const replaced = installed.filter((each) => programOf(each) === program);
  const kept = installed.filter((each) => programOf(each) !== program);
  return switchTo(
    world,
    [name, ...kept],
    [...replaced.map((each) => `replacing old '${each}'`), `installing '${name}'`],
  );
}

/** Installs what a program can be had in, if it is installed in another version. */
export function upgrade(world: World, program: string): Outcome | undefined {
  const name = world.offers[program];
  if (name === undefined) return undefined;
  const installed = currentEnvironment(world.profile);
  const isOld = (each: string) => programOf(each) === program && each !== name;
  return switchTo(
    world,
    installed.map((each) => (isOld(each) ? name : each)),
    installed.filter(isOld).map((each) => `upgrading '${each}' to '${name}'`),
  );
}

/** Makes an environment without a program. */
export function uninstall(world: World, program: string): Outcome {
  const installed = currentEnvironment(world.profile);
  const goes = installed.filter((each) => programOf(each) === program);
  const prints = goes.map((each) => `uninstalling '${each}'`);
  return switchTo(
    world,
    installed.filter((each) => !goes.includes(each)),
    goes.length > 0 ? prints : [`warning: selector '${program}' matched no installed derivations`],
  );
}

/** Lets the profile point to the generation before the current one. */
export function rollBack(world: World): Outcome {
  const { current } = world.profile;
  const before = generationBefore(world.profile);
  if (before !== undefined) return pointTo(world, before);
  const error = `error: no profile version older than the current (${current}) exists`;
  return { world, prints: [error], status: 1 };
}

/** Lets the profile point to a generation. */
export function switchGeneration(world: World, number: number): Outcome {
  const exists = world.profile.generations.some((each) => each.number === number);
  if (exists) return pointTo(world, number);
  return { world, prints: [`error: profile version ${number} does not exist`], status: 1 };
}

function pointTo(world: World, current: number): Outcome {
  const prints = [`switching profile from version ${world.profile.current} to ${current}`];
  return { world: { ...world, profile: { ...world.profile, current } }, prints, status: 0 };
}

/** Deletes the links of the generations that `old`, `30d` or `+2` stands for, and nothing from the store. */
export function forget(world: World, which: string): Outcome | undefined {
  const numbers = doomed(world.profile, which, world.now);
  return numbers && remove(world, numbers);
}

/**
 * Deletes from the store what no generation reaches. With the store paths of packages by name, tells
 * which package it was, if it was only one.
 */
export function collect(world: World, paths: Readonly<Record<string, string>> = {}): Outcome {
  const garbage = dead(world.store, world.profile);
  const [name, ...others] = garbage.packages;
  // The order in which several are deleted depends on the file system.
  const path = name === undefined || others.length > 0 ? undefined : paths[name];
  const deleted = path === undefined ? [] : [`deleting '${path}'`, CUT];
  const sum = `${countPaths(garbage)} store paths deleted, ${CUT}`;
  const store = alive(world.store, world.profile);
  return { world: { ...world, store }, prints: [CUT, ...deleted, sum], status: 0 };
}

/** Forgets all old generations of all profiles, then deletes what no generation reaches. */
export function sweep(world: World): Outcome {
  const forgotten = remove(world, oldOnes(world.profile));
  const swept = collect(forgotten.world);
  const removed = forgotten.prints.length > 0 ? [CUT, ...forgotten.prints] : [];
  return { ...swept, prints: [...removed, ...swept.prints] };
}

function remove(world: World, numbers: readonly number[]): Outcome {
  const profile = withoutGenerations(world.profile, numbers);
  const prints = numbers.map((number) => `removing profile version ${number}`);
  return { world: { ...world, profile }, prints, status: 0 };
}

/** The numbers of the generations that have a package. */
export function keepers({ profile }: World, name: string): readonly number[] {
  return profile.generations.filter(({ holds }) => holds.includes(name)).map(({ number }) => number);
}

/** Says from where a package in the store can be reached, by number; Nix's own order is that of a hash table. */
export function findRoots(world: World, name: string): Outcome | undefined {
  if (!world.store.packages.includes(name)) return undefined;
  const prints = keepers(world, name).map((number) => `${CUT}/profile-${number}-link -> ${CUT}`);
  return { world, prints, status: 0 };
}

/** Lets days pass. */
export function wait(world: World, days: number): World {
  return { ...world, now: world.now + minutesOf(days) };
}

/** Builds an environment as far as it is not in the store, and lets the profile point to it. */
function switchTo(world: World, environment: Environment, says: readonly string[]): Outcome {
  const store = withBuilt(world.store, environment);
  const isBuilt = countPaths(store) > countPaths(world.store);
  return {
    world: { ...world, store, profile: withEnvironment(world.profile, environment, world.now) },
    prints: isBuilt ? [...says, CUT] : says,
    status: 0,
  };
}
