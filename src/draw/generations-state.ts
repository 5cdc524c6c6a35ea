/** What a profile has: its generations by number, each a list of the packages in it. */
export type Generations = Readonly<Record<string, readonly string[]>>;

/** A moment in the life of a profile. */
export interface Moment {
  /** The generations that exist or have just been removed; all of them if absent. */
  readonly generations?: readonly number[] | undefined;
  readonly removed?: readonly number[] | undefined;
}

/** What is to be seen at a moment. */
export interface Sight {
  readonly generations: readonly { readonly number: number; readonly removed: boolean }[];
  /** Packages that are there at all: those of a generation seen, and those of none ever. */
  readonly packages: ReadonlyMap<string, "live" | "dead">;
}

/**
 * Which generations and packages are to be seen at a moment, and which of the packages no
 * remaining generation reaches: these are what garbage collection deletes.
 */
export function sightAt(packages: readonly string[], generations: Generations, moment: Moment): Sight {
  const numbers = Object.keys(generations).map(Number);
  const shown = numbers.filter((n) => moment.generations?.includes(n) ?? true);
  const kept = shown.filter((n) => !moment.removed?.includes(n));
  const reaches = (some: readonly number[], id: string) => some.some((n) => generations[n]?.includes(id));
  const present = packages.filter((id) => reaches(shown, id) || !reaches(numbers, id));
  return {
    generations: shown.map((number) => ({ number, removed: !kept.includes(number) })),
    packages: new Map(present.map((id) => [id, reaches(kept, id) ? "live" : "dead"] as const)),
  };
}
