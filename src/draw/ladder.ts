import * as v from "valibot";
import { type Html, html } from "../html.ts";
import { list, pathTo, says, text, withCode } from "./fields.ts";
import { definePicture } from "./picture.ts";
import { tag } from "./tag.ts";

const results = ["miss", "unlisted", "hit", "skipped"] as const;

const rung = v.strictObject(
  {
    place: text("The place"),
    note: v.optional(text("The note")),
    result: v.optional(v.picklist(results, "A result is one of `miss`, `unlisted`, `hit` and `skipped`")),
    absent: v.optional(text("`absent`, where there is no such place,")),
  },
  "A rung has a `place`, and perhaps a `note` and a `result`, or `absent`",
);

const schema = v.pipe(
  v.strictObject(
    {
      says,
      seeks: text("`seeks`, what is looked for,"),
      rungs: list(rung, "rungs", 2, 6),
      prints: v.optional(text("`prints`, what is printed after a search in vain,")),
    },
    "A ladder has `says`, `seeks` and `rungs`, and perhaps `prints`",
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { rungs } = dataset.value;
    const hit = rungs.findIndex(({ result }) => result === "hit");
    rungs.forEach(({ result, absent }, i) => {
      if (absent !== undefined && (hit === -1 || i < hit)) {
        addIssue({
          message: "A place can be `absent` only if the search has ended before it",
          path: pathTo(dataset.value, "rungs", i, "absent"),
        });
      }
      if (hit === -1) return;
      if (i <= hit || (result !== "hit" && result !== "miss" && result !== "unlisted")) return;
      addIssue({
        message: `The search ends at the first hit, on rung ${hit + 1}: nothing can be found here`,
        path: pathTo(dataset.value, "rungs", i, "result"),
      });
    });
  }),
);

type Rung = v.InferOutput<typeof rung>;

/** What becomes of a rung; `unlisted` if it is an index without the name, `asked` if nobody says how it went, `after` if the search is over by then, `absent` if some system then does without the place. */
type Climb = (typeof results)[number] | "asked" | "after" | "absent";

/** How the search goes, rung by rung: it ends at the first hit. */
export function climb(rungs: readonly Pick<Rung, "result" | "absent">[]): readonly Climb[] {
  const hit = rungs.findIndex(({ result }) => result === "hit");
  return rungs.map(({ result, absent }, i) => {
    const isOver = hit !== -1 && i > hit;
    return isOver ? (absent === undefined ? "after" : "absent") : (result ?? "asked");
  });
}

/** Places that are searched one after the other, the first in which a name is found being taken. */
export const ladder = definePicture({
  name: "ladder",
  schema,
  draw({ says: sentence, seeks, rungs, prints }) {
    const states = climb(rungs);
    const inVain = states.every((state) => ["miss", "unlisted", "skipped"].includes(state));
    const end = prints === undefined ? "in none of these places" : html`<code>${prints}</code>`;
    return html`<div class="ladder" role="group" aria-label="${sentence}">
      <p class="ladder-seeks">
        <span>looking for <code>${seeks}</code></span>
      </p>
      <ol class="ladder-rungs" role="list">
        ${rungs.map((each, i) => drawRung(each, states[i] ?? "asked", i + 1))}
      </ol>
      ${inVain ? html`<p class="ladder-end">${tag("bad", end)}</p>` : undefined}
    </div>`;
  },
});

function drawRung({ place, note, absent }: Rung, state: Climb, number: number): Html {
  return html`<li class="${state}">
    <span class="ladder-no">${number}</span>
    <div class="ladder-rung">
      <code>${place}</code>${note && html`<span class="ladder-note">${withCode(note)}</span>`}${absent && html`<span class="ladder-note"><b>${absent}</b></span>`}${outcomes[state]}
    </div>
  </li>`;
}

const outcomes: Readonly<Partial<Record<Climb, Html>>> = {
  miss: tag("bad", "not there"),
  unlisted: tag("bad", "not listed"),
  hit: tag("ok", "found"),
  skipped: html`<b>skipped</b>`,
  after: html`<b>not asked</b>`,
  absent: html`<b>not asked</b>`,
};
