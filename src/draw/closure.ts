import * as v from "valibot";
import {
  type Closure,
  type ClosureData,
  membersNamed,
  type Named,
  readClosure,
  referrersOf,
  type Shown,
} from "./closure-data.ts";
import { drawClosure } from "./closure-drawing.ts";
import { list, pathTo, role, says, text } from "./fields.ts";
import { type DataFile, type DataFiles, definePicture } from "./picture.ts";

const named = v.strictObject(
  { member: text("The member"), note: v.optional(text("The note")) },
  "Here stands a `member`, and perhaps a `note`",
);

const shown = v.strictObject(
  { member: text("The member"), role },
  "What is shown large has a `member` and a `role`",
);

const shape = v.strictObject(
  {
    says,
    file: text("`file`, with the recorded closure,"),
    names: v.optional(list(named, "names", 1, 6)),
    shows: v.optional(list(shown, "members to show", 1, 2)),
  },
  "A closure has `says` and `file`, and perhaps `names` and `shows`",
);

type Notation = v.InferOutput<typeof shape>;

/**
 * A recorded closure as a whole: every store object and every reference. What is counted in it can be
 * said with `{objects}`, `{references}` and, in the note of a member, `{referrers}`.
 */
export function closureOf(files: DataFiles) {
  const schema = v.pipe(
    shape,
    v.rawTransform(({ dataset, addIssue, NEVER }): ClosureData => {
      const data = dataset.value;
      const fail = (
        message: string,
        ...keys: Parameters<typeof pathTo> extends [unknown, ...infer K] ? K : never
      ) => addIssue({ message, path: pathTo(data, ...keys) });
      const closure = open(data.file, files);
      if (typeof closure === "string") {
        fail(closure, "file");
        return NEVER;
      }
      const read = resolve(data, closure, fail);
      return read ?? NEVER;
    }),
  );
  return definePicture({
    name: "closure",
    schema,
    draw: drawClosure,
  });
}

type Fail = (message: string, first: string | number, ...rest: readonly (string | number)[]) => void;

function resolve(data: Notation, closure: Closure, fail: Fail): ClosureData | undefined {
  let faults = 0;
  const complain: Fail = (...fault) => {
    faults++;
    fail(...fault);
  };
  const find = (key: "names" | "shows") => (each: { readonly member: string }, i: number) => {
    const [member, second] = membersNamed(each.member, closure);
    if (!member) complain(`${data.file} has no store object \`${each.member}\``, key, i, "member");
    if (second)
      complain(
        `\`${each.member}\` are several: write one as \`${second.hash.slice(0, 4)}…-${second.name}\``,
        key,
        i,
        "member",
      );
    return member ?? closure.root;
  };
  const counts = { objects: closure.members.size, references: closure.references };
  const names = (data.names ?? []).map((each, i): Named => {
    const member = find("names")(each, i);
    const own = { ...counts, referrers: referrersOf(member, closure).length };
    return { member, note: each.note && fill(each.note, own, complain, "names", i, "note") };
  });
  const shows = (data.shows ?? []).map((each, i): Shown => {
    const member = find("shows")(each, i);
    return { member, role: each.role, referrers: referrersOf(member, closure) };
  });
  const sentence = fill(data.says, counts, complain, "says");
  return faults > 0 ? undefined : { says: sentence, closure, names, shows };
}

/** Puts counts in the place of their names in braces. */
function fill(
  words: string,
  counts: Readonly<Record<string, number>>,
  fail: Fail,
  ...keys: readonly [string, ...(string | number)[]]
): string {
  return words.replaceAll(/\{(\w*)\}/gu, (whole, name: string) => {
    const count = counts[name];
    if (count !== undefined) return String(count);
    fail(
      `There is no \`${whole}\` here; write ${Object.keys(counts)
        .map((key) => `\`{${key}}\``)
        .join(", ")}`,
      ...keys,
    );
    return whole;
  });
}

const known = new WeakMap<DataFile, ReturnType<typeof readClosure>>();

/** The closure in a file, or what is wrong with the file. */
function open(name: string, files: DataFiles): Closure | string {
  const source = files.get(name);
  if (!source) {
    const others = [...files.keys()];
    return `There is no file \`${name}\`; ${others.length > 0 ? `there is ${others.join(", ")}` : "recorded closures are in the folder `graphs` beside the slides"}`;
  }
  const read = known.get(source) ?? readClosure(source.text);
  known.set(source, read);
  return "mistake" in read ? `${source.file}:${read.line}: ${read.mistake}` : read;
}
