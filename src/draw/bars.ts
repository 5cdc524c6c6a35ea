import * as v from "valibot";
import { type Html, html } from "../html.ts";
import { list, pathTo, role, says, text, withCode } from "./fields.ts";
import { definePicture } from "./picture.ts";

const size = (what: string) =>
  v.pipe(
    v.number(`${what} is a number, without separators or a unit`),
    v.minValue(0, `${what} cannot be less than 0`),
  );

const bar = v.strictObject(
  {
    label: text("The label"),
    value: size("The value"),
    shows: v.optional(text("`shows`, the text in place of the number,")),
    note: v.optional(text("The note")),
    role: v.optional(role),
  },
  "A bar has a `label` and a `value`, and perhaps `shows`, a `note` and a `role`",
);

const schema = v.pipe(
  v.strictObject(
    {
      says,
      unit: v.optional(text("The unit")),
      of: v.optional(size("`of`, the whole that the bars are parts of,")),
      bars: list(bar, "bars", 1, 6),
    },
    "Bars have `says` and `bars`, and perhaps a `unit` and `of`",
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { bars: all, of: whole } = dataset.value;
    if (all.every(({ value }) => value === 0)) {
      addIssue({ message: "At least one bar must be longer than 0", path: pathTo(dataset.value, "bars") });
    }
    all.forEach(({ value }, i) => {
      if (whole === undefined || value <= whole) return;
      addIssue({
        message: `A part cannot be larger than the whole, ${figure(whole)}`,
        path: pathTo(dataset.value, "bars", i, "value"),
      });
    });
  }),
);

type Bar = v.InferOutput<typeof bar>;

/** A number with a comma between thousands, as English writes it. */
export function figure(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 6 });
}

/**
 * Lengths of bars in per cent of the longest one, or of the whole that they are parts of. Bars
 * start at zero and nothing is rounded up, so that lengths relate as the values do.
 */
export function lengths(values: readonly number[], whole = Math.max(...values)): readonly number[] {
  return values.map((value) => (100 * value) / whole);
}

/** Quantities as bars to scale. */
export const bars = definePicture({
  name: "bars",
  schema,
  draw({ says: sentence, unit, of: whole, bars: all }) {
    const long = lengths(
      all.map(({ value }) => value),
      whole,
    );
    return html`<div class="bars${all.length > 3 ? " many" : ""}" role="group" aria-label="${sentence}">
      <ul class="bars-list" role="list">
        ${all.map((each, i) => drawBar(each, long[i] ?? 0, unit, whole !== undefined))}
      </ul>
    </div>`;
  },
});

function drawBar(each: Bar, length: number, unit: string | undefined, track: boolean): Html {
  const { label, value, shows, note, role: meaning = "ink" } = each;
  const isNumber = shows === undefined || /^[\d.,]+$/.test(shows);
  const after = isNumber && unit ? html`<small>${unit}</small>` : undefined;
  // A line where it begins, for phones, on which it could be too thin to be seen.
  const seen = length > 0 && length < 0.6;
  return html`<li class="${meaning}">
    <p class="bars-text">
      <b>${shows ?? figure(value)}${after && html` ${after}`}</b>
      <span class="bars-label">${label}</span>${note && html` <span class="bars-note">${withCode(note)}</span>`}
    </p>
    <svg class="bars-bar" aria-hidden="true">
      ${track ? html`<rect class="bars-track" width="100%" height="100%" />` : undefined}
      ${seen ? html`<rect class="bars-fill" width="1" height="100%" />` : undefined}
      <rect class="bars-fill" width="${Number(length.toFixed(4))}%" height="100%" />
    </svg>
  </li>`;
}
