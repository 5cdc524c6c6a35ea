/** What is installed, by the names of the packages: the latest installed first. */
export type Environment = readonly string[];

/** A numbered state of a profile: a link to an environment in the store, and a root. */
export interface Generation {
  readonly number: number;
  /** When its link was made, in minutes. */
  readonly made: number;
  readonly holds: Environment;
}

/** A profile: its generations by number, and the number of the one that it points to; 0 if there is none. */
export interface Profile {
  readonly generations: readonly Generation[];
  readonly current: number;
}

const MINUTES_A_DAY = 24 * 60;

/** The profile of somebody who has never installed anything. */
export const emptyProfile: Profile = { generations: [], current: 0 };

/** What is installed now. */
export function currentEnvironment({ generations, current }: Profile): Environment {
  return generations.find(({ number }) => number === current)?.holds ?? [];
}

/**
 * The profile after an operation that leads to some environment. If the generation with the highest
 * number has the same, it becomes the current one, and no other is made.
 * Source: `createGeneration` in Nix 2.26, src/libstore/profiles.cc.
 */
export function withEnvironment(profile: Profile, holds: Environment, now: number): Profile {
  const last = profile.generations.at(-1);
  if (last && sameEnvironment(last.holds, holds)) return { ...profile, current: last.number };
  const number = (last?.number ?? 0) + 1;
  return { generations: [...profile.generations, { number, made: now, holds }], current: number };
}

/** Whether two environments are one and the same store object: the same packages in the same order. */
export function sameEnvironment(a: Environment, b: Environment): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}

/** The number of the newest generation that is older than the current one, if there is any. */
export function generationBefore({ generations, current }: Profile): number | undefined {
  return generations.findLast(({ number }) => number < current)?.number;
}

/**
 * The generations that `old`, `30d` or `+2` deletes, in the order in which Nix deletes them.
 * Undefined if `which` is none of these.
 */
export function doomed(profile: Profile, which: string, now: number): readonly number[] | undefined {
  const [, plus = "", digits = "", days = ""] = /^(\+?)(\d+)(d?)$/u.exec(which) ?? [];
  if (which === "old") return oldOnes(profile);
  if (plus && !days && Number(digits) > 0) return allBut(profile, Number(digits));
  return !plus && days && Number(digits) > 0 ? olderThan(profile, Number(digits), now) : undefined;
}

/** Every generation but the current one: after a rollback, newer ones as well (`deleteOldGenerations`). */
export function oldOnes({ generations, current }: Profile): readonly number[] {
  return numbersOf(generations).filter((number) => number !== current);
}

/**
 * Those older than some days, without the newest of them: that one was in use at the time
 * (`deleteGenerationsOlderThan`).
 */
function olderThan({ generations, current }: Profile, days: number, now: number): readonly number[] {
  const limit = now - days * MINUTES_A_DAY;
  const older = numbersOf(generations.filter(({ made }) => made < limit)).toReversed();
  return older.slice(1).filter((number) => number !== current);
}

/** Those before the current one and the `keep - 1` below it; newer ones stay (`deleteGenerationsGreaterThan`). */
function allBut({ generations, current }: Profile, keep: number): readonly number[] {
  return numbersOf(generations)
    .filter((number) => number <= current)
    .toReversed()
    .slice(keep);
}

function numbersOf(generations: readonly Generation[]): readonly number[] {
  return generations.map(({ number }) => number);
}

/** The profile without some generations. */
export function withoutGenerations(profile: Profile, numbers: readonly number[]): Profile {
  return { ...profile, generations: profile.generations.filter(({ number }) => !numbers.includes(number)) };
}

/** How many whole days lie between two moments, which are in minutes. */
export function daysBetween(from: number, to: number): number {
  return Math.floor((to - from) / MINUTES_A_DAY);
}

/** How many minutes some days have. */
export function minutesOf(days: number): number {
  return days * MINUTES_A_DAY;
}
