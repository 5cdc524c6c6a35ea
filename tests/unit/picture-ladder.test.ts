import assert from "node:assert/strict";
import { test } from "node:test";
import * as v from "valibot";
import { climb, ladder } from "../../src/draw/ladder.ts";

const says = "The loader looks in three places.";
const seeks = "libgreet.so.1";

function problems(data: unknown): string[] {
  const result = v.safeParse(ladder.schema, data);
  return (result.issues ?? []).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
}

test("the first hit ends the search", () => {
  assert.deepEqual(climb([{ result: "miss" }, { result: "hit" }, {}, { result: "skipped" }]), [
    "miss",
    "hit",
    "after",
    "after",
  ]);
});

test("a place that some system does without is one after the search, and is said to be absent", () => {
  const gone = { place: "/usr/lib", absent: "none here" };
  const rungs = [{ place: "RUNPATH", result: "hit" as const }, gone];
  assert.deepEqual(climb(rungs), ["hit", "absent"]);
  assert.deepEqual(problems({ says, seeks, rungs }), []);
  assert.match(ladder.draw({ says, seeks, rungs }).markup, /class="absent"[^]*>none here</);
  const early = "rungs.1.absent: A place can be `absent` only if the search has ended before it";
  assert.deepEqual(problems({ says, seeks, rungs: [{ place: "/lib" }, gone] }), [early]);
});

test("without a hit nothing is said about rungs that have no result", () => {
  assert.deepEqual(climb([{ result: "skipped" }, {}, { result: "miss" }]), ["skipped", "asked", "miss"]);
});

test("a search in vain says so, any other does not", () => {
  const end = /in none of these places/;
  const rungs = [{ place: "RUNPATH" }, { place: "/usr/lib", result: "miss" as const }];
  const allTold = rungs.map(({ place }) => ({ place, result: "miss" as const }));
  assert.match(ladder.draw({ says, seeks, rungs: allTold }).markup, end);
  assert.doesNotMatch(ladder.draw({ says, seeks, rungs }).markup, end);
  const printed = ladder.draw({ says, seeks, rungs: allTold, prints: "<x> => not found" }).markup;
  assert.match(printed, /ladder-end.*<code>&lt;x&gt; =&gt; not found<\/code>/s);
  assert.doesNotMatch(printed, end);
  const found = [...allTold, { place: "/lib", result: "hit" as const }];
  assert.doesNotMatch(ladder.draw({ says, seeks, rungs: found }).markup, end);
});

test("every result stands there in words", () => {
  const { markup } = ladder.draw({
    says,
    seeks,
    rungs: [
      { place: "LD_LIBRARY_PATH", result: "skipped" },
      { place: "RUNPATH", result: "miss" },
      { place: "/etc/ld.so.cache", note: "a <list>", result: "hit" },
      { place: "/usr/lib" },
    ],
  });
  for (const words of ["skipped", "not there", "found", "not asked", "a &lt;list&gt;"]) {
    assert.ok(markup.includes(words), words);
  }
});

test("mistakes are told", () => {
  const rungs = [
    { place: "RUNPATH", result: "hit" },
    { place: "/usr/lib", result: "miss" },
  ];
  assert.deepEqual(problems({ says, seeks, rungs }), [
    "rungs.1.result: The search ends at the first hit, on rung 1: nothing can be found here",
  ]);
  assert.deepEqual(problems({ says, seeks, rungs: [{ place: "a", result: "found" }, { place: "b" }] }), [
    "rungs.0.result: A result is one of `miss`, `unlisted`, `hit` and `skipped`",
  ]);
  assert.match(problems({ says, rungs: rungs.slice(0, 1) }).join(), /seeks: /);
  assert.match(
    problems({ says, seeks, rungs: [{ where: "a" }, { place: "b" }] }).join(),
    /rungs\.0\.where: /,
  );
});
