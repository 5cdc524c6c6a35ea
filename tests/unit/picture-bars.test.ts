import assert from "node:assert/strict";
import { test } from "node:test";
import * as v from "valibot";
import { bars, figure, lengths } from "../../src/draw/bars.ts";

const says = "One program is much larger than the other.";
const sizes = [
  { label: "hello-static", value: 764248 },
  { label: "hello", value: 15944 },
];

/** Widths of the filled bars in the drawing, in per cent. */
function widths(data: v.InferOutput<typeof bars.schema>): number[] {
  return [...bars.draw(data).markup.matchAll(/class="bars-fill" width="([\d.]+)%"/g)].map(([, width]) =>
    Number(width),
  );
}

function problems(data: unknown): string[] {
  const result = v.safeParse(bars.schema, data);
  return (result.issues ?? []).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
}

test("lengths relate as the values do", () => {
  assert.deepEqual(lengths([50, 100, 0]), [50, 100, 0]);
  assert.deepEqual(lengths([4, 50.3], 100), [4, 50.3]);
  const [long = 0, short = 0] = widths({ says, bars: sizes });
  assert.equal(long, 100);
  assert.ok(Math.abs(short / long - 15944 / 764248) < 1e-6);
});

test("a tiny bar is not made longer than it is", () => {
  const [tiny = 0] = widths({
    says,
    bars: [
      { label: "2005", value: 278 },
      { label: "today", value: 120000 },
    ],
  });
  assert.ok(Math.abs(tiny - 0.231667) < 1e-4);
});

test("parts of a whole have the whole as their scale", () => {
  assert.deepEqual(widths({ says, of: 100, bars: [{ label: "all of it", value: 4 }] }), [4]);
});

test("numbers have separators and a unit, unless something is shown instead", () => {
  assert.equal(figure(764248), "764,248");
  assert.equal(figure(50.3), "50.3");
  const { markup } = bars.draw({
    says,
    unit: "bytes",
    bars: [...sizes, { label: "many", value: 900000, shows: "over 900,000" }],
  });
  assert.match(markup, /<b>764,248 <small>bytes<\/small><\/b>/);
  assert.match(markup, /<b>over 900,000<\/b>/);
  assert.doesNotMatch(markup, /style=/);
});

test("mistakes are told", () => {
  assert.deepEqual(problems({ says, bars: [{ label: "hello", value: "15,944" }] }), [
    "bars.0.value: The value is a number, without separators or a unit",
  ]);
  assert.deepEqual(problems({ says, of: 100, bars: [{ label: "too many", value: 101 }] }), [
    "bars.0.value: A part cannot be larger than the whole, 100",
  ]);
  assert.deepEqual(problems({ says, bars: [{ label: "none", value: 0 }] }), [
    "bars: At least one bar must be longer than 0",
  ]);
  assert.match(problems({ says, bars: [{ value: 1 }] }).join(), /^bars\.0\.label: /);
  assert.match(problems({ says, bars: sizes, units: "bytes" }).join(), /^units: /);
  assert.match(problems({ says, bars: [{ ...sizes[0], role: "red" }] }).join(), /A role is one of/);
});
