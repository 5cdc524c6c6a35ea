import * as v from "valibot";
import { list, pathTo, says, text } from "../../draw/fields.ts";
import { definePicture } from "../../draw/picture.ts";
import { isNixText } from "../../nix/bytes.ts";
import { still } from "../still.ts";
import { lab } from "./lab.ts";
import type { Data } from "./model.ts";
import { derivationOf, COMMENT, fill, originals } from "./recipe.ts";

/** What has a meaning of its own where the words of an author are to stand. */
const taken = {
  id: ["build", "let", "in", "rec", "with", "if", "then", "else", "assert", "inherit", "or", "derivation"],
  edit: ["look", COMMENT],
  attribute: ["name", "system", "builder", "args", "outputs"],
};

function word(what: string, reserved: readonly string[]) {
  return v.pipe(
    text(what),
    v.regex(/^[a-z][A-Za-z0-9_]*$/u, `${what} is a word of letters and digits`),
    v.check(
      (it) => !reserved.includes(it),
      (issue) => `\`${issue.input}\` has a meaning of its own`,
    ),
  );
}

const ingredient = v.pipe(
  v.string("An ingredient is a text: put it in quotes"),
  v.check(isNixText, "Nix cannot hold this text"),
);

const step = v.pipe(
  v.strictObject(
    {
      id: word("The id", taken.id),
      edit: word("`edit`, the word for the ingredient,", taken.edit),
      value: ingredient,
      name: text("The name"),
      script: text("The script"),
      attributes: v.optional(v.record(word("The name of an attribute", taken.attribute), ingredient), {}),
      uses: v.optional(list(text("An id"), "ids", 0, 3), []),
    },
    "A step has `id`, `edit`, `value`, `name` and `script`, and perhaps `attributes` and `uses`",
  ),
  v.check(
    ({ edit, name, script, attributes }) =>
      [name, script, ...Object.values(attributes)].some((each) => each.includes(`{${edit}}`)),
    "The ingredient is used nowhere in this step: put the word for it in braces",
  ),
);

const change = {
  set: v.record(v.string(), ingredient),
  look: text("`look`, the id of the step to look at,"),
};

const schema = v.pipe(
  v.strictObject(
    {
      says,
      steps: list(step, "steps", 2, 4),
      first: v.strictObject(change, "`first`, what the first frame shows, has `set` and `look`"),
      story: list(
        v.strictObject({ title: text("The title"), ...change }, "A scene has `title`, `set` and `look`"),
        "scenes",
        0,
        9,
      ),
    },
    "A hash lab has `says`, `steps`, `first` and `story`",
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { message, keys } of faultsOf(dataset.value))
      addIssue({ message, path: pathTo(dataset.value, ...keys) });
  }),
);

interface Fault {
  readonly message: string;
  readonly keys: readonly [string, ...(string | number)[]];
}

/** What is wrong with a lab beyond the shape of its notation. */
function faultsOf({ steps, first, story }: Data): readonly Fault[] {
  const ids = steps.map(({ id }) => id);
  const known = Object.keys(originals(steps));
  const stepFaults = steps.flatMap(({ id, edit, uses }, i): readonly Fault[] => [
    ...fault(ids.indexOf(id) < i, `There are two steps \`${id}\``, "steps", i, "id"),
    ...fault(
      steps.findIndex((each) => each.edit === edit) < i,
      `There are two ingredients \`${edit}\``,
      "steps",
      i,
      "edit",
    ),
    ...uses.flatMap((use, j) =>
      fault(!ids.slice(0, i).includes(use), `No step before this one is \`${use}\``, "steps", i, "uses", j),
    ),
  ]);
  const changeFaults = [
    { change: first, keys: ["first"] as Fault["keys"] },
    ...story.map((scene, i) => ({ change: scene, keys: ["story", i] as Fault["keys"] })),
  ].flatMap(({ change: { set, look }, keys }) => [
    ...fault(!ids.includes(look), `There is no step \`${look}\``, ...keys, "look"),
    ...Object.keys(set).flatMap((name) =>
      fault(!known.includes(name), `There is no ingredient \`${name}\``, ...keys, "set", name),
    ),
  ]);
  const faults = [...stepFaults, ...changeFaults];
  if (faults.length > 0) return faults;
  const filled = fill(steps, originals(steps));
  return steps.flatMap(({ id }, i) =>
    fault(!derivationOf(filled, id), "Nix would refuse this name", "steps", i, "name"),
  );
}

function fault(isWrong: boolean, message: string, ...keys: Fault["keys"]): readonly Fault[] {
  return isWrong ? [{ message, keys }] : [];
}

/** Derivations whose ingredients can be edited, and what becomes of their addresses. */
export const hashLab = definePicture({
  name: "hash-lab",
  schema,
  draw: ({ says: sentence, ...data }) => still(lab, sentence, data),
});
