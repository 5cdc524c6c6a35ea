import { flippedBits } from "../../draw/print.ts";
import { parseStorePath } from "../../nix/base32.ts";
import { isNixText } from "../../nix/bytes.ts";
import type { Action, Scene } from "../lab.ts";
import {
  addressOf,
  derivationsOf,
  fill,
  type Ingredients,
  originals,
  refusedName,
  type Step,
} from "./recipe.ts";

/** Some ingredients that are not as they were, and the derivation to look at then. */
interface Change {
  readonly set: Ingredients;
  readonly look: string;
}

/** What the slide says. */
export interface Data {
  /** Derivations, each after those that it uses. */
  readonly steps: readonly Step[];
  /** What has been edited in the first frame. */
  readonly first: Change;
  /** Scenes, each with what is edited in it and nothing else. */
  readonly story: readonly (Change & { readonly title: string })[];
}

/** What the ingredients are now, and the id of the derivation that is looked at. */
export interface State {
  readonly now: Ingredients;
  readonly look: string;
}

/** The first frame: something is changed already. */
export function start({ steps, first }: Data): State {
  return { now: { ...originals(steps), ...first.set }, look: first.look };
}

/** An ingredient is edited, or another derivation looked at. */
export function act({ steps }: Data, state: State, { act: name, value }: Action): State {
  const { now, look } = state;
  if (name === "look")
    return value !== look && steps.some(({ id }) => id === value) ? { now, look: value } : state;
  if (!Object.hasOwn(now, name) || now[name] === value || !isNixText(value)) return state;
  return { now: { ...now, [name]: value }, look };
}

/** The scenes of the slide as actions, each beginning where the one before it ends. */
export function story(data: Data): readonly Scene[] {
  let state = start(data);
  return data.story.map(({ title, set, look }) => {
    const now: Ingredients = { ...originals(data.steps), ...set };
    const edits = Object.entries(now).map(([name, value]) => ({ act: name, value }));
    const actions = [...edits, { act: "look", value: look }].filter(
      (action) => act(data, state, action) !== state,
    );
    state = { now, look };
    return { title, actions };
  });
}

/** What became of a derivation's address. */
export interface Comparison {
  /** The same as before, a new one, or none, since Nix refuses a name (bad). */
  readonly fate: "same" | "new" | "bad";
  readonly before: string;
  /** Empty if it has none. */
  readonly now: string;
  /** What is to be said about it. */
  readonly verdict: string;
}

/** What was computed last: a frame is drawn as well as told, and what was before stays as it is. */
let last: { readonly data: Data; readonly now: Ingredients; readonly all: Comparisons } | undefined;

type Comparisons = ReadonlyMap<string, Comparison>;

/** The addresses of all derivations by their ids, before and now. */
export function compare(data: Data, { now }: State): Comparisons {
  const known = last?.data === data ? last : undefined;
  if (known?.now === now) return known.all;
  const all = compareAll(data, now, known?.all);
  last = { data, now, all };
  return all;
}

function compareAll({ steps }: Data, given: Ingredients, known?: Comparisons): Comparisons {
  const filled = fill(steps, given);
  const fresh = derivationsOf(filled);
  const old = known ? undefined : derivationsOf(fill(steps, originals(steps)));
  const comparisonOf = (id: string): Comparison => {
    const before = known?.get(id)?.before ?? addressOf(old?.get(id));
    const now = addressOf(fresh.get(id));
    const [fate, verdict] =
      now === ""
        ? (["bad", `no address: Nix refuses the name “${refusedName(filled) ?? ""}”`] as const)
        : now === before
          ? (["same", "same address as before: nothing to build"] as const)
          : (["new", `${flippedBits(hashOf(now), hashOf(before))} of 160 bits flipped`] as const);
    return { fate, before, now, verdict };
  };
  return new Map(steps.map(({ id }) => [id, comparisonOf(id)]));
}

/** The 32 characters of a store path; none of the empty text. */
export function hashOf(path: string): string {
  return parseStorePath(path)?.hash ?? "";
}

/** The words for what is not as it was, in the order of the steps. */
export function edited({ steps }: Data, { now }: State): readonly string[] {
  return Object.entries(originals(steps)).flatMap(([name, value]) => (now[name] === value ? [] : [name]));
}

/** A text in three pieces, of which the middle one is what differs from another text. */
export function differingPart(text: string, other: string): readonly [string, string, string] {
  const [mine, others] = [Array.from(text), Array.from(other)];
  const most = Math.min(mine.length, others.length);
  let head = 0;
  while (head < most && mine[head] === others[head]) head++;
  let tail = 0;
  while (tail < most - head && mine.at(-1 - tail) === others.at(-1 - tail)) tail++;
  const part = (from: number, to?: number) => mine.slice(from, to).join("");
  const end = mine.length - tail;
  return [part(0, head), part(head, end), part(end)];
}
