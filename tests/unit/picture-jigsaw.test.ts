import assert from "node:assert/strict";
import { test } from "node:test";
import * as v from "valibot";
import { jigsaw } from "../../src/draw/jigsaw.ts";
import { fit, type Joint } from "../../src/draw/jigsaw-fit.ts";

const main = { file: "main.o", defines: ["main"], needs: ["greet"] };
const greet = { file: "greet.o", defines: ["greet"], needs: ["printf"] };
const libc = { file: "libc.so.6", defines: ["printf"], needs: [] };

/** `kind name side partner joined`, as one line for each joint. */
function lines(joints: readonly Joint[] | undefined): string[] {
  return (joints ?? []).map(({ kind, name, side, partner, joined }) =>
    [kind, name, side, partner ?? "nobody", joined ? "joined" : "loose"].join(" "),
  );
}

function problems(data: unknown): string[] {
  const result = v.safeParse(jigsaw.schema, data);
  return (result.issues ?? []).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
}

test("a knob and a hole of neighbours with one name interlock", () => {
  const [first, second, third] = fit([main, greet, libc]);
  assert.deepEqual(lines(first?.joints), [
    "hole greet after greet.o joined",
    "knob main before nobody loose",
  ]);
  assert.deepEqual(lines(second?.joints), [
    "knob greet before main.o joined",
    "hole printf after libc.so.6 joined",
  ]);
  assert.deepEqual(lines(third?.joints), ["knob printf before greet.o joined"]);
  assert.deepEqual([first?.touches, second?.touches, third?.touches], [true, true, false]);
});

test("a hole may be filled by the piece before", () => {
  const [first, second] = fit([libc, greet]);
  assert.deepEqual(lines(first?.joints), ["knob printf after greet.o joined"]);
  assert.deepEqual(lines(second?.joints), [
    "hole printf before libc.so.6 joined",
    "knob greet after nobody loose",
  ]);
});

test("a hole that nobody fills stays open, and a piece that fits nowhere stands apart", () => {
  const [first, second] = fit([main, libc]);
  assert.deepEqual(lines(first?.joints), ["knob main before nobody loose", "hole greet after nobody loose"]);
  assert.equal(first?.touches, false);
  assert.deepEqual(lines(second?.joints), ["knob printf before nobody loose"]);
});

test("a distant piece fills a hole without interlocking; between two neighbours it is at the base", () => {
  const needy = { ...greet, needs: ["printf", "price"] };
  const price = { file: "price.o", defines: ["price"], needs: [] };
  const fitted = fit([main, needy, libc, price]);
  assert.deepEqual(lines(fitted[1]?.joints), [
    "knob greet before main.o joined",
    "hole printf after libc.so.6 joined",
    "hole price base price.o loose",
  ]);
});

test("two neighbours with several joints have them in the same order", () => {
  const left = { file: "a.o", defines: ["c"], needs: ["a", "b"] };
  const right = { file: "b.o", defines: ["b", "a"], needs: ["c"] };
  const [first, second] = fit([left, right]);
  const names = (joints: readonly Joint[] | undefined) => joints?.map(({ name }) => name);
  assert.deepEqual(names(first?.joints), ["a", "b", "c"]);
  assert.deepEqual(names(second?.joints), ["a", "b", "c"]);
});

test("the drawing says which holes are open, in words", () => {
  const says = "main.o needs greet.";
  const open = jigsaw.draw({ says, pieces: [main] }).markup;
  assert.match(open, /jigsaw-sign fail/);
  assert.match(open, />nobody has it</);
  assert.match(open, /aria-label="main\.o needs greet\."/);
  const closed = jigsaw.draw({ says, pieces: [main, greet, libc] }).markup;
  assert.doesNotMatch(closed, /jigsaw-sign fail/);
  assert.doesNotMatch(closed, />in greet\.o</, "where pieces interlock, that is seen");
  const far = { file: "far.o", defines: [], needs: ["printf"] };
  const distant = [far, main, { ...libc, file: "C library" }];
  assert.match(jigsaw.draw({ says, pieces: distant }).markup, />in the C library</);
});

test("mistakes are told", () => {
  const says = "Two files fit.";
  assert.deepEqual(problems({ says, pieces: [{ file: "main.o" }] }), [
    "pieces.0: `main.o` neither defines nor needs anything",
  ]);
  assert.deepEqual(problems({ says, pieces: [{ file: "a.o", defines: ["x"], needs: ["y", "x"] }] }), [
    "pieces.0.needs.1: `a.o` has `x` already; a symbol is defined or needed once",
  ]);
  assert.match(problems({ says, pieces: [{ ...main, knobs: ["x"] }] }).join(), /^pieces\.0\.knobs: /);
  assert.match(problems({ pieces: [main] }).join(), /^says: /);
  assert.match(
    problems({ says, pieces: [{ ...main, defines: ["a_name_that_is_too_long"] }] }).join(),
    /At most 16 characters/,
  );
});
