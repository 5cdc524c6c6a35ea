import { daysBetween, type Environment, type Generation } from "./profile.ts";
import type { State } from "./state.ts";

/** A line of the list of generations: one of them, or several that share it. */
export interface Row {
  readonly numbers: readonly number[];
  readonly holds: Environment;
  /** In days; of several, that of the newest. */
  readonly age: number;
  readonly isCurrent: boolean;
  /** Whether the last change has deleted it. */
  readonly isGone: boolean;
}

const MOST = 6;

/**
 * The generations that are there, and those that the last change has deleted, by number: at most six
 * lines. If there are more, the oldest ones share the first line; the current one never does.
 */
export function rowsOf({ world, last }: State): readonly Row[] {
  const { generations, current } = world.profile;
  const change = last?.action.act === "roots" ? last.earlier : last;
  const before = change && change.action.act !== "empty" ? change.before.profile.generations : [];
  const gone = before.filter(({ number }) => generations.every((each) => each.number !== number));
  const toRow = (each: Generation): Row => ({
    numbers: [each.number],
    holds: gone.includes(each) ? [] : each.holds,
    age: daysBetween(each.made, world.now),
    isCurrent: each.number === current,
    isGone: gone.includes(each),
  });
  const rows = [...gone, ...generations].toSorted((a, b) => a.number - b.number).map(toRow);
  return rows.length <= MOST ? rows : shareFirst(rows.filter(({ isGone }) => !isGone));
}

function shareFirst(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= MOST) return rows;
  const current = rows.filter(({ isCurrent }) => isCurrent);
  const newest = rows.filter(({ isCurrent }) => !isCurrent).slice(current.length + 1 - MOST);
  const shown = new Set([...newest, ...current]);
  const rest = rows.filter((row) => !shown.has(row));
  const shared = {
    numbers: rest.flatMap(({ numbers }) => numbers),
    holds: [...new Set(rest.flatMap(({ holds }) => holds))],
    age: rest.at(-1)?.age ?? 0,
    isCurrent: false,
    isGone: false,
  };
  return [shared, ...rows.filter((row) => shown.has(row))];
}
