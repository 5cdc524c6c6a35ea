import { flippedBits } from "../../draw/print.ts";
import { isDerivationName, parseStorePath } from "../../nix/base32.ts";
import { isNixText } from "../../nix/bytes.ts";
import type { Action, Scene } from "../lab.ts";
import {
  addressOf,
  derivationOf,
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

type Comparisons = ReadonlyMap<string, Comparison>;

/** What was compared last: a frame is drawn as well as told. */
let last: { readonly data: Data; readonly now: Ingredients; readonly all: Comparisons } | undefined;

/** The addresses of all derivations by their ids, before and now; each is computed when it is asked for. */
export function compare(data: Data, { now }: State): Comparisons {
  if (last?.data !== data || last.now !== now) last = { data, now, all: compareAll(data, now) };
  return last.all;
}

function compareAll({ steps }: Data, given: Ingredients): Comparisons {
  const [filled, old] = [fill(steps, given), fill(steps, originals(steps))];
  const all = new Map<string, Comparison>();
  filled.forEach((step, i) => {
    // A change reaches all that is made with it, and nothing else does: a hash would tell no more.
    const used = new Set(step.uses.map((use) => all.get(use)?.fate));
    const isBad = !isDerivationName(step.name) || used.has("bad");
    const isSame = JSON.stringify(step) === JSON.stringify(old[i]) && !used.has("new");
    const fate = isBad ? "bad" : isSame ? "same" : "new";
    all.set(step.id, {
      fate,
      get before() {
        return addressOf(derivationOf(old, step.id));
      },
      get now() {
        return addressOf(derivationOf(filled, step.id));
      },
      get verdict() {
        if (fate === "bad") return `no address: Nix refuses the name “${refusedName(filled) ?? ""}”`;
        if (fate === "same") return "same address, nothing to build";
        return `${flippedBits(hashOf(this.now), hashOf(this.before))} of 160 bits flipped`;
      },
    });
  });
  return all;
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
