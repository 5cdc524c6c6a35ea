import type { Lab } from "../lab.ts";
import { act, compare, type Data, start, type State, story } from "./model.ts";
import { fill } from "./recipe.ts";
import { view } from "./view.ts";

/** Which addresses change as ingredients of derivations are edited. */
export const lab: Lab<Data, State> = { name: "hash", start, act, view, tell, story };

function tell(data: Data, before: State, { now, look }: State): string {
  const all = compare(data, { now, look });
  const fresh = [...all.values()].filter(({ fate }) => fate === "new").length;
  const looked = fill(data.steps, now).find(({ id }) => id === look);
  const sum = before.now === now ? "" : `${fresh} of ${all.size} addresses are new. `;
  return `${sum}${looked?.name ?? ""}: ${all.get(look)?.verdict ?? ""}.`;
}
