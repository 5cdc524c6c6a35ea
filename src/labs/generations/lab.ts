import type { Lab } from "../lab.ts";
import { act, type GenerationsLab, start, type State } from "./state.ts";
import { view } from "./view.ts";
import { explain } from "./words.ts";

/** A profile and its store: what every operation does to generations, links and packages. */
export const lab: Lab<GenerationsLab, State> = {
  name: "generations",
  start,
  act,
  view,
  tell: (_, __, after) => explain(after),
  story: ({ story }) => story,
};
