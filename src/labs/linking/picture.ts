import * as v from "valibot";
import { list, pathTo, says, text } from "../../draw/fields.ts";
import { definePicture } from "../../draw/picture.ts";
import { storePath } from "../../draw/store-field.ts";
import { still } from "../still.ts";
import { lab } from "./lab.ts";

const library = v.strictObject(
  {
    version: text("The version"),
    path: v.pipe(
      storePath,
      v.transform(({ dir, hash, name }) => `${dir}/${hash}-${name}`),
    ),
  },
  "A library has a `version` and a `path`",
);

const outcome = v.pipe(
  v.strictObject(
    {
      version: text("The version"),
      prints: v.optional(text("`prints`, a line of output,")),
      error: v.optional(text("`error`, the loader's last words,")),
    },
    "A run has a `version` and either `prints` or `error`",
  ),
  v.check(
    ({ prints, error }) => (prints === undefined) !== (error === undefined),
    "A run has either a line that the program `prints`, or an `error`",
  ),
);

const program = v.strictObject(
  {
    name: v.pipe(text("The name of a program"), v.regex(/^[\w.-]+$/u, "A program's name is one word")),
    needs: text("`needs`, the version that the program was built against,"),
    runs: list(outcome, "runs", 2, 2),
  },
  "A program has `name`, `needs` and `runs`",
);

const schema = v.pipe(
  v.strictObject(
    {
      says,
      seeks: text("`seeks`, the file that the loader looks for,"),
      missing: text("`missing`, what the loader says if there is none,"),
      libraries: list(library, "libraries", 2, 2),
      programs: list(program, "programs", 2, 2),
    },
    "A linking lab has `says`, `seeks`, `missing`, `libraries` and `programs`",
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { libraries, programs } = dataset.value;
    const versions = libraries.map(({ version }) => version);
    const refuse = (message: string, ...path: readonly (string | number)[]) =>
      addIssue({ message, path: pathTo(dataset.value, "programs", ...path) });
    programs.forEach(({ needs, runs }, i) => {
      if (!versions.includes(needs)) refuse(`There is no library ${needs}`, i, "needs");
      runs.forEach(({ version }, j) => {
        if (version !== versions[j])
          refuse(
            `Run ${j + 1} is about version ${versions[j] ?? ""} of the library`,
            i,
            "runs",
            j,
            "version",
          );
      });
    });
  }),
);

/** The search for a shared library, place by place, which can be changed and watched. */
export const linkingLab = definePicture({
  name: "linking-lab",
  schema,
  draw: ({ says: sentence, ...data }) => still(lab, sentence, data),
});
