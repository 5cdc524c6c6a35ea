import type { Action, Scene } from "../lab.ts";
import { commandOf } from "./commands.ts";
import { newWorld, type Outcome, programOf, wait, type World } from "./model.ts";

/** Something that was done before the first frame, and when, in minutes. */
interface Past extends Action {
  readonly made: number;
}

/** What the slide says. */
export interface GenerationsLab {
  /** Store paths of the packages by name; of a program's versions, the older ones first. */
  readonly packages: Readonly<Record<string, string>>;
  readonly history: readonly Past[];
  /** When the first frame is, in minutes. */
  readonly now: number;
  readonly story: readonly Scene[];
}

/** Something that happened. */
export interface Turn {
  readonly action: Action;
  /** The world before. */
  readonly before: World;
  readonly command?: string;
  readonly prints: readonly string[];
  readonly status: 0 | 1;
}

/** The last thing that happened, and what happened before it. */
export interface Event extends Turn {
  readonly earlier?: Turn;
}

/** What the lab shows. */
export interface State {
  readonly world: World;
  readonly last?: Event;
  /** Packages that were in the store once, in the order of the slide. */
  readonly seen: readonly string[];
}

/** The first frame: what the history on the slide leads to. */
export function start(data: GenerationsLab): State {
  const first = data.history[0]?.made ?? data.now;
  const made = data.history.reduce(
    (state, { made: when, ...action }) => act(data, at(state, when), action),
    empty(data, first),
  );
  return at(made, data.now);
}

/** What comes of an action: the same state if it is none. */
export function act(data: GenerationsLab, state: State, action: Action): State {
  const { world } = state;
  if (action.act === "empty") return isNew(world) ? state : empty(data, world.now, action, world);
  if (action.act === "days") {
    const days = Number(action.value);
    if (!Number.isInteger(days) || days < 1 || days > LONGEST_WAIT) return state;
    const last = { action, before: world, prints: [], status: 0 } as const;
    return { ...state, world: wait(world, days), last: after(state, last) };
  }
  const command = commandOf(action);
  const outcome = command?.run(
    action.act === "upgrade" ? released(data, world, action.value) : world,
    data.packages,
  );
  return command && outcome ? done(data, state, action, command.text, outcome) : state;
}

/** Days that one action can let pass: time goes on by a minute with each command, and must stay exact. */
const LONGEST_WAIT = 1000;

function done(data: GenerationsLab, state: State, action: Action, command: string, outcome: Outcome): State {
  const { world, prints, status } = outcome;
  const had = new Set([...state.seen, ...world.store.packages]);
  return {
    world: { ...world, now: world.now + 1 },
    last: after(state, { action, before: state.world, command, prints, status }),
    seen: Object.keys(data.packages).filter((name) => had.has(name)),
  };
}

function after({ last }: State, turn: Turn): Event {
  if (!last) return turn;
  const { earlier: _, ...earlier } = last;
  return { ...turn, earlier };
}

/** A new user on a new machine. */
function empty(data: GenerationsLab, now: number, action?: Action, before?: World): State {
  const names = Object.keys(data.packages).toReversed();
  const world = newWorld(now, Object.fromEntries(names.map((name) => [programOf(name), name])));
  const last = action && before ? { action, before, prints: [], status: 0 as const } : undefined;
  return { world, seen: [], ...(last ? { last } : {}) };
}

/** Whether nothing has been done yet: no generation, an empty store. */
export function isNew({ profile, store }: World): boolean {
  return profile.generations.length === 0 && store.packages.length === 0;
}

/** The world in which the newest version of a program has come out. */
function released(data: GenerationsLab, world: World, program: string): World {
  const name = Object.keys(data.packages).findLast((each) => programOf(each) === program);
  return name === undefined ? world : { ...world, offers: { ...world.offers, [program]: name } };
}

function at(state: State, now: number): State {
  return { ...state, world: { ...state.world, now } };
}
