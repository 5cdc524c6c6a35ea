import { parseStorePath, type StorePath } from "../nix/base32.ts";
import type { Role } from "./print.ts";

/** A store object of a recorded closure. */
export interface Member {
  /** The whole store path. */
  readonly path: string;
  readonly hash: string;
  readonly name: string;
  /** Whole store paths of the other members that it refers to. */
  readonly refersTo: readonly string[];
}

/** Store objects with all that they need, the root first. */
export interface Closure {
  readonly members: ReadonlyMap<string, Member>;
  /** The one member that no other refers to. */
  readonly root: Member;
  /** How many references there are; those of a member to itself are not counted. */
  readonly references: number;
}

/** A member that has its name beside it. */
export interface Named {
  readonly member: Member;
  readonly note: string | undefined;
}

/** A member that is shown large, with those that refer to it. */
export interface Shown {
  readonly member: Member;
  readonly role: Role;
  readonly referrers: readonly Member[];
}

/** What `closure` draws. */
export interface ClosureData {
  readonly says: string;
  readonly closure: Closure;
  readonly names: readonly Named[];
  readonly shows: readonly Shown[];
}

interface Entry {
  readonly at: StorePath;
  readonly line: number;
  readonly references: { readonly path: string; readonly line: number }[];
}

/**
 * Reads a recorded closure: a store path at the margin is a member, those indented below it are its
 * references, `#` begins a comment. A text with a mistake gives a sentence instead, and the number of
 * its line (1-based): the closure must be closed, hang together and have one root.
 */
export function readClosure(text: string): Closure | { readonly mistake: string; readonly line: number } {
  const entries = new Map<string, Entry>();
  let last: Entry | undefined;
  for (const [i, written] of text.split(/\r?\n/).entries()) {
    const path = written.replace(/#.*/, "").trim();
    if (path === "") continue;
    const line = i + 1;
    const at = parseStorePath(path);
    if (!at || at.rest !== "") return { mistake: `\`${path}\` is not a store path`, line };
    if (!/^\s/.test(written)) {
      if (entries.has(path)) return { mistake: `\`${path}\` stands here for the second time`, line };
      last = { at, line, references: [] };
      entries.set(path, last);
    } else if (last) last.references.push({ path, line });
    else return { mistake: "A reference stands before the store object that it belongs to", line };
  }
  return dangling(entries) ?? assemble(entries);
}

function dangling(entries: ReadonlyMap<string, Entry>) {
  for (const { references } of entries.values()) {
    const stray = references.find(({ path }) => !entries.has(path));
    if (stray)
      return { mistake: `\`${stray.path}\` is referred to, but is no member itself`, line: stray.line };
  }
  return undefined;
}

function assemble(entries: ReadonlyMap<string, Entry>): ReturnType<typeof readClosure> {
  const members = new Map(
    [...entries].map(([path, { at, references }]) => {
      const others = new Set(references.flatMap((to) => (to.path === path ? [] : [to.path])));
      return [path, { path, hash: at.hash, name: at.name, refersTo: [...others] } satisfies Member];
    }),
  );
  const all = [...members.values()];
  const needed = new Set(all.flatMap(({ refersTo }) => refersTo));
  const [root, second] = all.filter(({ path }) => !needed.has(path));
  if (!root) return { mistake: "There is no store object that no other refers to", line: 1 };
  if (second)
    return {
      mistake: `Nothing refers to \`${second.path}\`, nor to \`${root.path}\`: a closure has one root`,
      line: entries.get(second.path)?.line ?? 1,
    };
  const lost = all.find(({ path }) => !reachable(root, members).has(path));
  if (lost)
    return {
      mistake: `\`${lost.path}\` is not reached from the root`,
      line: entries.get(lost.path)?.line ?? 1,
    };
  return { members, root, references: all.reduce((sum, { refersTo }) => sum + refersTo.length, 0) };
}

function reachable(root: Member, members: ReadonlyMap<string, Member>): ReadonlySet<string> {
  const found = new Set([root.path]);
  for (const path of found) for (const to of members.get(path)?.refersTo ?? []) found.add(to);
  return found;
}

/**
 * The members that a text means: a name such as `glibc-2.35`, or the beginning of a hash, `…` and the
 * name, such as `bprh…-openssl-3.0.7`.
 */
export function membersNamed(wanted: string, { members }: Closure): readonly Member[] {
  const [, start, end] = /^(?:\/.*\/)?([0-9a-z]*)…-(.*)$/u.exec(wanted) ?? [];
  return [...members.values()].filter(({ hash, name }) =>
    start === undefined ? name === wanted : name === end && hash.startsWith(start),
  );
}

/** The members that refer to one. */
export function referrersOf({ path }: Member, { members }: Closure): readonly Member[] {
  return [...members.values()].filter(({ refersTo }) => refersTo.includes(path));
}

/**
 * A name without its version, which begins after the first hyphen that no letter follows (Nix manual,
 * `builtins.parseDrvName`).
 */
export function packageName(name: string): string {
  return /^(.*?)(?:-(?![A-Za-z]).*)?$/u.exec(name)?.[1] ?? name;
}
