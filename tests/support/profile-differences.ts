import { isDeepStrictEqual } from "node:util";
import type { GenerationsLab, State } from "../../src/labs/generations/state.ts";
import { alive, dead, type Store } from "../../src/labs/generations/store.ts";
import { type Act, listGenerations, type Sequence, stepsOf, tellable, writeMinutes } from "./profile-play.ts";
import type { Observation } from "./real-profiles.ts";

/** The first thing in which a sequence went otherwise than the model says, if there is any. */
export function differences(
  data: GenerationsLab,
  sequence: Sequence,
  observed: readonly Observation[],
  act?: Act,
): readonly string[] {
  const all = stepsOf(data, sequence, act);
  const steps = all.filter(({ isPast }) => !isPast);
  if (steps.length !== observed.length) return [`${steps.length} commands, ${observed.length} observed`];
  for (const [i, { after }] of steps.entries()) {
    const expected = expectedOf(data, after);
    const real = {
      ...observed[i],
      printed: tellable(observed[i]?.printed ?? [], Object.values(data.packages)),
    };
    const key = keys.find((each) => each in real && !isDeepStrictEqual(expected[each], real[each]));
    if (key !== undefined) {
      const commands = all.slice(0, all.length - steps.length + i + 1).map(({ command }) => command);
      const [model, nix] = [expected[key], real[key]].map((each) => JSON.stringify(each));
      return [`${commands.join("; ")}: ${key}: the model says ${model ?? ""}, Nix ${nix ?? ""}`];
    }
  }
  return [];
}

const keys = ["printed", "status", "generations", "listing", "link", "alive", "dead"] as const;

function expectedOf({ packages }: GenerationsLab, state: State): Observation {
  const { world, last } = state;
  const { current } = world.profile;
  return {
    printed: last?.prints ?? [],
    status: last?.status ?? 0,
    generations: world.profile.generations.map(({ number, made, holds }) =>
      [number, writeMinutes(made).slice(0, 16), "environment", ...holds].join(" "),
    ),
    listing: listGenerations(state),
    link: current === 0 ? "" : `profile-${current}-link`,
    alive: pathsOf(packages, alive(world.store, world.profile)),
    dead: pathsOf(packages, dead(world.store, world.profile)),
  };
}

/** Every path in a store, as an observation names it. */
function pathsOf(packages: GenerationsLab["packages"], store: Store): readonly string[] {
  return [
    ...store.packages.flatMap((name) => {
      const path = packages[name] ?? name;
      return [path, `recipe of ${path}`];
    }),
    ...store.environments.flatMap((holds) => {
      const name = ["environment", ...holds].join(" ");
      return [name, `recipe of ${name}`, `list of ${name}`];
    }),
  ].toSorted();
}
