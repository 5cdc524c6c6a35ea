import * as v from "valibot";
import { html } from "../html.ts";
import { list, pathTo, says, text } from "./fields.ts";
import { drawPanel } from "./generations-panel.ts";
import { sightAt } from "./generations-state.ts";
import { boldHtml } from "./kit.ts";
import { definePicture } from "./picture.ts";
import { storePath } from "./store-field.ts";

const number = v.pipe(
  v.number("A generation is named by its number"),
  v.integer("A generation is named by a whole number"),
);
const numbers = list(number, "generations", 1, 4);

const frame = v.strictObject(
  {
    title: text("The title"),
    current: number,
    was: v.optional(number),
    generations: v.optional(numbers),
    removed: v.optional(numbers),
    command: text("The command"),
  },
  "A frame has a `title`, `current` and a `command`, and perhaps `was`, `generations` and `removed`",
);

const record = v.strictObject(
  {
    says,
    packages: v.record(v.string(), storePath, "`packages` gives each id a store path"),
    generations: v.record(
      v.pipe(v.string(), v.regex(/^\d+$/u, "A generation is named by its number")),
      list(text("The id of a package"), "packages", 0, 4),
      "`generations` gives each number a list of ids of packages",
    ),
    frames: list(frame, "frames", 1, 3),
  },
  "Generations have `says`, `packages`, `generations` and `frames`",
);

const schema = v.pipe(
  record,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const {
      message,
      keys: [first, ...rest],
    } of faults(dataset.value))
      addIssue({ message, path: pathTo(dataset.value, first, ...rest) });
  }),
);

/** What `generations` draws. */
export type GenerationsData = v.InferOutput<typeof record>;

/** A profile at up to three moments: its generations, and the packages that they keep alive. */
export const generations = definePicture({
  name: "generations",
  schema,
  draw(data) {
    return html`<ol class="panels n${data.frames.length}" role="list" aria-label="${data.says}">
      ${data.frames.map(
        (each) =>
          html`<li>
            <p class="panel-title">${boldHtml(each.title)}</p>
            ${drawPanel(data, each)}
            <pre class="panel-command"><code>${each.command}</code></pre>
          </li>`,
      )}
    </ol>`;
  },
});

interface Fault {
  readonly message: string;
  readonly keys: readonly [string | number, ...(string | number)[]];
}

function faults(data: GenerationsData): Fault[] {
  const ids = Object.keys(data.packages);
  const known = Object.keys(data.generations).map(Number);
  const found: Fault[] = [];
  if (ids.length > 4)
    found.push({ message: "More than 4 packages are too many for one slide", keys: ["packages"] });
  if (known.length > 4 || known.length === 0)
    found.push({ message: "A slide has room for 1 to 4 generations", keys: ["generations"] });
  for (const [n, members] of Object.entries(data.generations))
    members.forEach((id, i) => {
      if (!ids.includes(id))
        found.push({
          message: `There is no package \`${id}\`; the packages are ${ids.join(", ")}`,
          keys: ["generations", Number(n), i],
        });
    });
  data.frames.forEach((each, i) => found.push(...faultsOfFrame(data, i, known)));
  return found;
}

function faultsOfFrame(data: GenerationsData, index: number, known: readonly number[]): Fault[] {
  const each = data.frames[index];
  if (!each) return [];
  const found: Fault[] = [];
  const at = (...keys: readonly (string | number)[]) => ["frames", index, ...keys] as const;
  const check = (some: readonly number[], of: readonly number[], key: string, why: string) =>
    some.forEach((n, i) => {
      if (!of.includes(n)) found.push({ message: why.replace("#", String(n)), keys: at(key, i) });
    });
  check(each.generations ?? [], known, "generations", "There is no generation #");
  const sight = sightAt([], data.generations, each).generations;
  const shown = sight.map(({ number: n }) => n);
  const kept = sight.flatMap(({ number: n, removed }) => (removed ? [] : [n]));
  check(each.removed ?? [], shown, "removed", "There is no generation # at this moment");
  if (!kept.includes(each.current))
    found.push({
      message: `There is no generation ${each.current} at this moment`,
      keys: at("current"),
    });
  if (each.was !== undefined && !shown.includes(each.was))
    found.push({ message: `There is no generation ${each.was} at this moment`, keys: at("was") });
  return found;
}
