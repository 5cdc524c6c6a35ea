import * as v from "valibot";
import { type Html, html } from "../html.ts";
import { list, pathTo, says, text, withCode } from "./fields.ts";
import { definePicture } from "./picture.ts";

const sentences = list(text("What the phase does"), "sentences", 1, 4);

const schema = v.pipe(
  v.strictObject(
    {
      says,
      phases: list(text("The name of a phase"), "phases", 2, 9),
      does: v.pipe(
        v.record(v.string(), sentences, "`does` has names of phases, each with what it does"),
        v.check((it) => Object.keys(it).length > 0, "At least one phase is shown in full"),
      ),
    },
    "Phases have `says`, `phases` and `does`",
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { phases: names, does } = dataset.value;
    names.forEach((name, i) => {
      if (names.indexOf(name) === i) return;
      addIssue({
        message: `There is a phase \`${name}\` already`,
        path: pathTo(dataset.value, "phases", i),
      });
    });
    for (const name of Object.keys(does).filter((each) => !names.includes(each)))
      addIssue({
        message: `There is no phase \`${name}\`; the phases are ${names.join(", ")}`,
        path: pathTo(dataset.value, "does", name),
      });
  }),
);

/** Phases in their order, some of them opened to show what they do. */
export const phases = definePicture({
  name: "phases",
  schema,
  draw({ says: sentence, phases: names, does }) {
    const open = names.flatMap((name, i) => (does[name] ? [i] : []));
    const parts = open.map((at, i) => {
      const isLast = i === open.length - 1;
      const strip = names.slice((open[i - 1] ?? -1) + 1, isLast ? undefined : at + 1);
      return drawPart(strip, names[at] ?? "", does[names[at] ?? ""] ?? []);
    });
    return html`<div class="phases" role="group" aria-label="${sentence}">${parts}</div>`;
  },
});

/** An open phase with those before it, and what it does. */
function drawPart(strip: readonly string[], open: string, does: readonly string[]): Html {
  return html`<div class="phases-part">
    <ol class="phases-strip" role="list">
      ${strip.map((name) => html`<li${name === open ? html` class="open"` : undefined}><code>${name}</code></li>`)}
    </ol>
    <div class="phases-does">
      ${does.map((sentence) => html`<p>${withCode(sentence)}</p>`)}
    </div>
  </div>`;
}
