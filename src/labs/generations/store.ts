import { type Environment, type Profile, sameEnvironment } from "./profile.ts";

/** What lies in the store, dead or alive. */
export interface Store {
  /** Packages by name. Each is there together with its recipe. */
  readonly packages: readonly string[];
  /** What generations point to. Each is there together with its recipe and its list of packages. */
  readonly environments: readonly Environment[];
}

/** Paths in the store for a package: itself, and its `.drv`. */
const PATHS_OF_PACKAGE = 2;
/** Paths in the store for an environment: itself, its `.drv`, and its `env-manifest.nix`. */
const PATHS_OF_ENVIRONMENT = 3;

/** A store in which nothing was ever built. */
export const emptyStore: Store = { packages: [], environments: [] };

/** The store after some environment and everything in it was built, as far as it was not there. */
export function withBuilt({ packages, environments }: Store, environment: Environment): Store {
  const isThere = environments.some((each) => sameEnvironment(each, environment));
  return {
    packages: [...new Set([...packages, ...environment])],
    environments: isThere ? environments : [...environments, environment],
  };
}

/**
 * What can be reached from the generations, which are the roots: their environments and the packages
 * in these. Recipes of what is alive stay, too (`keep-derivations` is true if nobody sets it).
 */
export function alive({ packages, environments }: Store, { generations }: Profile): Store {
  return {
    packages: packages.filter((name) => generations.some(({ holds }) => holds.includes(name))),
    environments: environments.filter((each) =>
      generations.some(({ holds }) => sameEnvironment(holds, each)),
    ),
  };
}

/** What nothing reaches any more: what collecting garbage deletes. */
export function dead(store: Store, profile: Profile): Store {
  const { packages, environments } = alive(store, profile);
  return {
    packages: store.packages.filter((name) => !packages.includes(name)),
    environments: store.environments.filter((each) => !environments.includes(each)),
  };
}

/** How many paths in the store all of that is. */
export function countPaths({ packages, environments }: Store): number {
  return PATHS_OF_PACKAGE * packages.length + PATHS_OF_ENVIRONMENT * environments.length;
}
