import type { Action } from "../lab.ts";
import {
  collect,
  findRoots,
  forget,
  install,
  type Outcome,
  rollBack,
  sweep,
  switchGeneration,
  uninstall,
  upgrade,
  type World,
} from "./model.ts";

/** A command of Nix that an action stands for, and what it does. */
export interface Command {
  /** As one types it. */
  readonly text: string;
  readonly run: (world: World, paths: Readonly<Record<string, string>>) => Outcome | undefined;
}

const NUMBER = /^[1-9]\d*$/u;

/** The command that an action stands for; undefined if it is none, such as waiting. */
export function commandOf({ act, value }: Action): Command | undefined {
  switch (act) {
    case "install":
      return { text: `nix-env -f pkgs.nix -iA ${value}`, run: (world) => install(world, value) };
    case "upgrade":
      return { text: `nix-env -f pkgs.nix -u ${value}`, run: (world) => upgrade(world, value) };
    case "uninstall":
      return {
        text: `nix-env -e ${value}`,
        run: (world) => (value in world.offers ? uninstall(world, value) : undefined),
      };
    case "rollback":
      return { text: "nix-env --rollback", run: rollBack };
    case "switch":
      return {
        text: `nix-env --switch-generation ${value}`,
        run: (world) => (NUMBER.test(value) ? switchGeneration(world, Number(value)) : undefined),
      };
    case "forget":
      return { text: `nix-env --delete-generations ${value}`, run: (world) => forget(world, value) };
    case "collect":
      return { text: "nix-collect-garbage", run: collect };
    case "roots":
      return {
        text: `nix-store --query --roots /nix/store/*-${value}`,
        run: (world) => findRoots(world, value),
      };
    case "sweep":
      return { text: "nix-collect-garbage -d", run: sweep };
  }
  return undefined;
}
