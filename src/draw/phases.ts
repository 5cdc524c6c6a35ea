import * as v from "valibot";
import { type Html, html } from "../html.ts";
import { list, pathTo, says, text, withCode } from "./fields.ts";
import { definePicture } from "./picture.ts";

const open = v.strictObject(
  {
    phase: text("The phase that is shown in full"),
    does: text("What it does"),
    line: text("The line that it saves a part of"),
    part: text("The part"),
    adds: text("What is added in place of it"),
    with: text("Who writes the whole line"),
    without: text("Who need not write the part"),
  },
  "`open` has a `phase`, what it `does`, a `line`, the `part` of it that is saved, what it `adds` in place of that, and who writes it `with` and `without`",
);

const schema = v.pipe(
  v.strictObject(
    {
      says,
      phases: list(text("The name of a phase"), "phases", 2, 9),
      notes: v.optional(
        v.record(v.string(), text("A note"), "`notes` has names of phases, each with a few words"),
      ),
      open,
    },
    "Phases have `says`, `phases` and `open`, and perhaps `notes`",
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { phases: names, notes = {}, open: shown } = dataset.value;
    const complain = (message: string, first: string, at: string | number) =>
      addIssue({ message, path: pathTo(dataset.value, first, at) });
    names.forEach((name, i) => {
      if (names.indexOf(name) < i) complain(`There is a phase \`${name}\` already`, "phases", i);
    });
    const unknown = (name: string) => `There is no phase \`${name}\`; the phases are ${names.join(", ")}`;
    for (const name of Object.keys(notes)) if (!names.includes(name)) complain(unknown(name), "notes", name);
    if (!names.includes(shown.phase)) complain(unknown(shown.phase), "open", "phase");
    if (!shown.line.includes(shown.part)) complain("The part does not stand in the line", "open", "part");
  }),
);

/** Phases in their order, one of them opened to show what it does, and what need not be written by hand. */
export const phases = definePicture({
  name: "phases",
  schema,
  draw({ says: sentence, phases: names, notes = {}, open: shown }) {
    const [before = "", after = ""] = shown.line.split(shown.part);
    const row = (who: string, part: Html, note?: Html) =>
      html`<dt>${withCode(who)}</dt><dd><code>${before}${part}${after}</code>${note}</dd>`;
    return html`<div class="phases" role="group" aria-label="${sentence}">
    <ol class="phases-strip" role="list">
      ${names.map((name) => html`<li${name === shown.phase ? html` class="open"` : undefined}><code>${name}</code>${notes[name] && html`<small>${withCode(notes[name])}</small>`}</li>`)}
    </ol>
    <div class="phases-does">
      <p>${withCode(shown.does)}</p>
      <dl>
        ${row(shown.with, html`<span>${shown.part}</span>`)}
        ${row(shown.without, html`<b>${shown.adds}</b>`, html`&ensp;<small>added</small>`)}
      </dl>
    </div>
  </div>`;
  },
});
