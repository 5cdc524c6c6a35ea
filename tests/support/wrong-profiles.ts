import type { GenerationsLab, State } from "../../src/labs/generations/state.ts";
import { act } from "../../src/labs/generations/state.ts";
import type { Action } from "../../src/labs/lab.ts";
import type { Act } from "./profile-play.ts";

/** The lab with one mistake in it, after some action. */
function spoiled(isMeant: (action: Action) => boolean, spoil: (before: State, after: State) => State): Act {
  return (data: GenerationsLab, state: State, action: Action) => {
    const after = act(data, state, action);
    return isMeant(action) ? spoil(state, after) : after;
  };
}

const isForget = (which: string) => (action: Action) => action.act === "forget" && action.value === which;

/** Mistakes that one can make about generations and garbage, each as a lab that makes it. */
export const wrongModels: readonly (readonly [mistake: string, act: Act])[] = [
  [
    "“old” spares generations newer than the current one",
    spoiled(isForget("old"), (before, after) => {
      const { generations, current } = before.world.profile;
      return keep(
        after,
        new Set(generations.filter(({ number }) => number >= current).map(({ number }) => number)),
        before,
      );
    }),
  ],
  [
    "“30d” deletes the generation that was in use 30 days ago as well",
    spoiled(isForget("30d"), (before, after) => {
      const limit = before.world.now - 30 * 24 * 60;
      const { generations, current } = before.world.profile;
      const young = generations.filter(({ made, number }) => made >= limit || number === current);
      return keep(after, new Set(young.map(({ number }) => number)), before);
    }),
  ],
  [
    "every operation makes a new generation",
    spoiled(
      ({ act: name }) => name === "install",
      (before, after) => {
        const { generations } = before.world.profile;
        const last = generations.at(-1);
        if (!last || after.world.profile.generations.length > generations.length) return after;
        const number = last.number + 1;
        const again = [...generations, { ...last, number, made: before.world.now }];
        return { ...after, world: { ...after.world, profile: { generations: again, current: number } } };
      },
    ),
  ],
  [
    "collecting deletes what is not installed now",
    spoiled(
      ({ act: name }) => name === "collect",
      (_, after) => {
        const { profile, store } = after.world;
        const holds = profile.generations.find(({ number }) => number === profile.current)?.holds ?? [];
        const packages = store.packages.filter((name) => holds.includes(name));
        return { ...after, world: { ...after.world, store: { ...store, packages } } };
      },
    ),
  ],
  [
    "one generation that has a package is taken for its only root",
    spoiled(
      ({ act: name }) => name === "roots",
      (before, after) =>
        after.last && after !== before
          ? { ...after, last: { ...after.last, prints: after.last.prints.slice(0, 1) } }
          : after,
    ),
  ],
];

/** The state in which exactly these of the generations before are left. */
function keep(after: State, numbers: ReadonlySet<number>, before: State): State {
  const generations = before.world.profile.generations.filter(({ number }) => numbers.has(number));
  return { ...after, world: { ...after.world, profile: { ...after.world.profile, generations } } };
}
