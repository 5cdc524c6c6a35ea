import * as v from "valibot";
import { type Html, html } from "../html.ts";
import { list, pathTo, says, text } from "./fields.ts";
import { definePicture } from "./picture.ts";

const schema = v.pipe(
  v.strictObject(
    {
      says,
      phases: list(text("The name of a phase"), "phases", 2, 9),
      open: text("`open`, the phase that is shown in full,"),
      does: list(text("What the phase does"), "sentences", 1, 4),
    },
    "Phases have `says`, `phases`, `open` and `does`",
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { phases: names, open } = dataset.value;
    names.forEach((name, i) => {
      if (names.indexOf(name) === i) return;
      addIssue({
        message: `There is a phase \`${name}\` already`,
        path: pathTo(dataset.value, "phases", i),
      });
    });
    if (names.includes(open)) return;
    addIssue({
      message: `There is no phase \`${open}\`; the phases are ${names.join(", ")}`,
      path: pathTo(dataset.value, "open"),
    });
  }),
);

/** Phases in their order, one of them opened to show what it does. */
export const phases = definePicture({
  name: "phases",
  schema,
  draw({ says: sentence, phases: names, open, does }) {
    return html`<div class="phases" role="group" aria-label="${sentence}">
      <ol class="phases-strip" role="list">
        ${names.map((name) => drawPhase(name, name === open ? does : undefined))}
      </ol>
    </div>`;
  },
});

function drawPhase(name: string, does: readonly string[] | undefined): Html {
  if (!does) return html`<li><code>${name}</code></li>`;
  return html`<li class="open" aria-current="step">
    <code>${name}</code>
    <div class="phases-does">
      ${does.map((sentence) => html`<p>${sentence}</p>`)}
    </div>
  </li>`;
}
