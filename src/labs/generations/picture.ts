import * as v from "valibot";
import { list, pathTo, says, text } from "../../draw/fields.ts";
import { definePicture } from "../../draw/picture.ts";
import { storePath } from "../../draw/store-field.ts";
import type { Action } from "../lab.ts";
import { still } from "../still.ts";
import { readMinutes } from "./date.ts";
import { lab } from "./lab.ts";
import type { GenerationsLab, State } from "./state.ts";

const action = v.pipe(
  text("An action"),
  v.transform((words) => {
    const [act = "", value = ""] = words.split(/\s+/u);
    return { act, value };
  }),
);

const moment = v.pipe(
  text("A date"),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const minutes = readMinutes(dataset.value);
    if (minutes !== undefined) return minutes;
    addIssue({ message: `\`${dataset.value}\` is not a date like \`2026-11-22 10:05:00\`` });
    return NEVER;
  }),
);

const prints = v.optional(v.array(v.string("A line of output is a text: put it in quotes")), []);

const record = v.strictObject(
  {
    says,
    packages: v.record(
      v.string(),
      v.pipe(
        storePath,
        v.transform(({ dir, hash, name }) => `${dir}/${hash}-${name}`),
      ),
      "`packages` gives each name a store path",
    ),
    history: list(
      v.strictObject(
        { at: moment, do: action, prints },
        "An entry of the history has `at`, a date, `do`, an action, and perhaps what it `prints`",
      ),
      "past actions",
      1,
      9,
    ),
    now: moment,
    story: list(
      v.strictObject(
        {
          title: text("The title of a scene"),
          do: list(action, "actions", 1, 5),
          prints,
        },
        "A scene has a `title`, `do`, which is a list of actions, and `prints`, what the last one prints",
      ),
      "scenes",
      1,
      9,
    ),
  },
  "A generations lab has `says`, `packages`, `history`, `now` and `story`",
);

type Written = v.InferOutput<typeof record>;

const schema = v.pipe(
  record,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const refuse = (message: string, key: string | number, ...keys: readonly (string | number)[]) =>
      addIssue({ message, path: pathTo(dataset.value, key, ...keys) });
    const { packages, history, now, story } = dataset.value;
    for (const [name, path] of Object.entries(packages))
      if (!path.endsWith(`-${name}`)) refuse(`\`${path}\` is not a path of ${name}`, "packages", name);
    history.forEach(({ at }, i) => {
      if (at > (history[i + 1]?.at ?? now)) refuse("What follows is older than this", "history", i, "at");
    });
    const data = toData(dataset.value);
    history.forEach((each, i) => {
      const state = lab.start({ ...data, history: data.history.slice(0, i) });
      check(data, state, [each.do], each.prints, (key, message) => refuse(message, "history", i, key));
    });
    let state = lab.start(data);
    story.forEach((each, i) => {
      state = check(data, state, each.do, each.prints, (key, message) => refuse(message, "story", i, key));
    });
  }),
);

/** A profile and its store, which can be changed and watched. */
export const generationsLab = definePicture({
  name: "generations-lab",
  schema,
  draw: (written) => still(lab, written.says, toData(written)),
});

function toData({ packages, history, now, story }: Written): GenerationsLab {
  return {
    packages,
    now,
    history: history.map(({ at, do: { act, value } }) => ({ made: at, act, value })),
    story: story.map(({ title, do: actions }) => ({ title, actions })),
  };
}

/** Whether actions do something, and the last of them prints what was recorded; returns what they lead to. */
function check(
  data: GenerationsLab,
  start: State,
  actions: readonly Action[],
  recorded: readonly string[],
  refuse: (key: "do" | "prints", message: string) => void,
): State {
  let state = start;
  for (const each of actions) {
    const next = lab.act(data, state, each);
    if (next === state) refuse("do", "The lab knows no such action, or it changes nothing here");
    state = next;
  }
  const printed = state.last?.prints.filter((line) => line !== "…") ?? [];
  const told = printed.map((line) => `\`${line}\``).join(", ") || "nothing";
  if (printed.join("\n") !== recorded.join("\n")) refuse("prints", `The lab prints ${told} here`);
  return state;
}
