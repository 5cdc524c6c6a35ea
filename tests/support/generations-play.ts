import { lab } from "../../src/labs/generations/lab.ts";
import type { State } from "../../src/labs/generations/state.ts";
import { type Action, replay } from "../../src/labs/lab.ts";
import { labOnSlide } from "./lab-states.ts";

/** What the talk's slide says of the generations lab. */
export const data = labOnSlide(lab);

/** An action from its name and its value, as `delete old`. */
export function action(words: string): Action {
  const [act = "", value = ""] = words.split(" ");
  return { act, value };
}

/** The state after these actions, from the slide's first frame. */
export function play(...all: readonly string[]): State {
  return replay(lab, data, all.map(action));
}

/** The state after these actions of a new user. */
export function fresh(...all: readonly string[]): State {
  return play("empty", ...all);
}

/** The numbers of the generations that there are. */
export function numbers({ world }: State): readonly number[] {
  return world.profile.generations.map(({ number }) => number);
}

/** What a screen reader says of a state in which nothing has just changed. */
export function sentence(state: State): string {
  return lab.tell(data, state, state);
}
