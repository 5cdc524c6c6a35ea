import * as v from "valibot";
import { type Html, html } from "../html.ts";
import { list, pathTo, says, text } from "./fields.ts";
import { definePicture } from "./picture.ts";

const entry = v.strictObject(
  {
    title: text("The title of an entry"),
    note: v.optional(text("The note")),
    chosen: v.optional(v.boolean("`chosen` is `true` for the entry that is chosen")),
  },
  "An entry has a `title`, and perhaps a `note` and `chosen: true`",
);

const schema = v.pipe(
  v.strictObject(
    {
      says,
      entries: list(entry, "entries", 2, 7),
    },
    "A boot menu has `says` and `entries`",
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const chosen = dataset.value.entries.flatMap((each, i) => (each.chosen ? [i] : []));
    const second = chosen[1];
    if (second === undefined) return;
    addIssue({
      message: "Only one entry of a boot menu can be chosen",
      path: pathTo(dataset.value, "entries", second, "chosen"),
    });
  }),
);

/** A boot menu, drawn; the line above it says that it is a drawing. */
export const bootmenu = definePicture({
  name: "bootmenu",
  schema,
  draw({ says: sentence, entries }) {
    return html`<div class="bootmenu" role="group" aria-label="${sentence}">
      <p>The boot menu; a drawing, not a screenshot</p>
      <ol class="term" role="list">
        ${entries.map(drawEntry)}
      </ol>
    </div>`;
  },
});

function drawEntry({ title, note, chosen }: v.InferOutput<typeof entry>): Html {
  const state = chosen ? html` class="chosen" aria-current="true"` : undefined;
  return html`<li${state}><span>${title}</span>${note && html` <small>${note}</small>`}</li>`;
}
