import assert from "node:assert/strict";
import { test } from "node:test";
import * as v from "valibot";
import { actionsUpTo, replay } from "../../src/labs/lab.ts";
import { lab } from "../../src/labs/linking/lab.ts";
import { runAll } from "../../src/labs/linking/loader.ts";
import type { Machine } from "../../src/labs/linking/model.ts";
import { linkingLab } from "../../src/labs/linking/picture.ts";
import { elementsOf, labOnSlide, reachableStates } from "../support/lab-states.ts";

const data = labOnSlide(lab);
const states = reachableStates(lab, data);
const store = (version: string) => {
  const path = data.libraries.find((each) => each.version === version)?.path;
  assert.ok(path);
  return `${path}/lib`;
};

/** For each program what it prints, or why not; `-` if it is not installed. */
function lines(machine: Machine): readonly string[] {
  return runAll(data, machine).map((ran) => ran?.run.error ?? ran?.run.line ?? "-");
}

/** For each program what became of each place. */
function answers(machine: Machine): readonly (readonly string[] | undefined)[] {
  return runAll(data, machine).map((ran) => ran?.steps.map(({ answer }) => answer));
}

const right = ["You pay EUR 18.00", "You pay EUR 21.78 incl. 21% VAT"] as const;
const wrong = "You pay EUR -1.90";
const missing = "libprice.so: cannot open shared object file: No such file or directory";

test("the lab has the 900 states that its notes speak of", () => {
  assert.equal(states.length, 900);
});

test("in the first frame the address ends one search, the other goes down to /usr/lib", () => {
  const machine = lab.start(data);
  assert.deepEqual(answers(machine), [
    ["skipped", "hit", "after", "after"],
    ["skipped", "skipped", "miss", "hit"],
  ]);
  assert.deepEqual(lines(machine), right);
  assert.equal(machine.shared, "2.0");
});

test("with an address in it a program never asks the cache or /usr/lib, whatever one does", () => {
  const withAddress = states.flatMap((machine) =>
    runAll(data, machine).filter((_, i) => machine.runpaths[i]?.startsWith("/nix/store/")),
  );
  assert.ok(withAddress.length > 0);
  for (const ran of withAddress) {
    assert.deepEqual(
      ran?.steps.slice(2).map(({ answer }) => answer),
      ["after", "after"],
    );
  }
});

test("the story: alone, both, the variable, the address, an empty /usr/lib, the limit", () => {
  const story = lab.story(data);
  const ends = story.map((_, i) => lines(replay(lab, data, actionsUpTo(story, i + 1))));
  assert.deepEqual(ends, [
    [right[0], "-"],
    [wrong, right[1]],
    [right[0], "undefined symbol: print_price_vat"],
    right,
    right,
    [wrong, right[1]],
  ]);
});

test("a list in the cache that is out of date does not end the search", () => {
  const machine = replay(lab, data, [
    { act: "runpath", value: "shop /usr/lib" },
    { act: "cache", value: "/usr/lib" },
    { act: "shared", value: "" },
  ]);
  assert.deepEqual(answers(machine), [
    ["skipped", "miss", "gone", "miss"],
    ["skipped", "skipped", "gone", "miss"],
  ]);
  assert.deepEqual(lines(machine), [missing, missing]);
});

test("what the cache lists comes before /usr/lib, what the user says before everything", () => {
  const listed = replay(lab, data, [
    { act: "runpath", value: "shop " },
    { act: "shared", value: "1.0" },
    { act: "cache", value: "/opt/2.0" },
  ]);
  assert.deepEqual(lines(listed), [wrong, right[1]]);
  const told = lab.act(data, listed, { act: "variable", value: "/opt/1.0" });
  assert.deepEqual(lines(told), [right[0], "undefined symbol: print_price_vat"]);
});

test("what Nix installs leaves /usr/lib alone, what else is installed overwrites it", () => {
  const empty = replay(lab, data, [
    { act: "remove", value: "shop" },
    { act: "remove", value: "invoice" },
    { act: "shared", value: "" },
  ]);
  const install = (value: string) => lab.act(data, empty, { act: "install", value });
  assert.equal(install(`invoice ${store("2.0")}`).shared, "");
  assert.equal(install("invoice ").shared, "2.0");
  assert.equal(install("shop ").shared, "1.0");
});

test("what cannot be done changes nothing, and gives the very same machine", () => {
  const machine = replay(lab, data, [
    { act: "remove", value: "invoice" },
    { act: "shared", value: "" },
  ]);
  const impossible = [
    ["reboot", ""],
    ["variable", "/home"],
    ["shared", "3.0"],
    ["cache", "/usr/lib"],
    ["cache", "/opt/1.0"],
    ["runpath", "shop /home"],
    ["runpath", "invoice "],
    ["runpath", "word "],
    ["install", "word "],
    ["install", `shop ${store("2.0")}`],
    ["remove", "invoice"],
    ["remove", "word"],
    ["variable", ""],
    ["toString", ""],
  ] as const;
  for (const [act, value] of impossible) {
    assert.equal(lab.act(data, machine, { act, value }), machine, `${act} ${value}`);
  }
});

test("in every state each button does something, unless it is pressed or off", () => {
  for (const machine of states) {
    for (const each of elementsOf(lab.view(data, machine))) {
      const { "data-act": act, "data-value": value = "" } = each;
      if (act === undefined) continue;
      const idle = each["aria-pressed"] === "true" || each["aria-disabled"] === "true";
      assert.equal(lab.act(data, machine, { act, value }) === machine, idle, `${act} ${value}`);
    }
  }
});

test("every way back is open: what is reached last leads to all the rest", () => {
  assert.equal(reachableStates(lab, data, states.at(-1)).length, states.length);
});

test("every result stands there in words, and what it prints in full", () => {
  const words = ["skipped", "not there", "not listed", "listed, but gone", "not asked", "not installed"];
  const drawn = states.map((machine) => lab.view(data, machine).markup).join("");
  const all = drawn.replaceAll(/<[^>]*>/gu, " ").replaceAll(/\s+/gu, " ");
  for (const each of [...words, ...right, wrong, missing, "no error at all", "exit status"]) {
    assert.ok(all.includes(each), each);
  }
});

test("one sentence tells what has changed", () => {
  const begin = lab.start(data);
  const after = (act: string, value: string) => lab.tell(data, begin, lab.act(data, begin, { act, value }));
  assert.equal(after("runpath", "shop "), `shop finds 2.0 in /usr/lib: ${wrong}.`);
  assert.equal(
    after("runpath", `invoice ${store("2.0")}`),
    "invoice now finds 2.0 in the store, with the same result.",
  );
  assert.equal(after("remove", "shop"), "shop is removed.");
  assert.equal(after("cache", "/usr/lib"), "invoice now finds 2.0 in /usr/lib, with the same result.");
  assert.equal(after("variable", "/tmp"), "Nothing changes for the programs.");
  assert.equal(
    after("shared", ""),
    `invoice finds no library: invoice: error while loading shared libraries: ${missing}.`,
  );
});

test("mistakes in the notation are told", () => {
  const problems = (change: object) =>
    (v.safeParse(linkingLab.schema, { says: "Two programs look.", ...data, ...change }).issues ?? []).map(
      (issue) => `${v.getDotPath(issue)}: ${issue.message}`,
    );
  const [shop, invoice] = data.programs;
  assert.deepEqual(problems({}), []);
  assert.deepEqual(problems({ programs: [{ ...shop, needs: "3.0" }, invoice] }), [
    "programs.0.needs: There is no library 3.0",
  ]);
  assert.deepEqual(problems({ programs: [shop, { ...invoice, runs: invoice?.runs.toReversed() }] }), [
    "programs.1.runs.0.version: Run 1 is about version 1.0 of the library",
    "programs.1.runs.1.version: Run 2 is about version 2.0 of the library",
  ]);
  assert.deepEqual(problems({ programs: [{ ...shop, name: "the shop" }, invoice] }), [
    "programs.0.name: A program's name is one word",
  ]);
  const silent = { ...shop, runs: [{ version: "1.0" }, { version: "2.0", prints: "a", error: "b" }] };
  assert.deepEqual(problems({ programs: [silent, invoice] }), [
    "programs.0.runs.0: A run has either a line that the program `prints`, or an `error`",
    "programs.0.runs.1: A run has either a line that the program `prints`, or an `error`",
  ]);
  assert.match(
    problems({ libraries: data.libraries.slice(1) }).join(),
    /^libraries: 1 libraries are too few/,
  );
  assert.match(
    problems({ libraries: data.libraries.map((each) => ({ ...each, path: "/usr" })) }).join(),
    /not a store path/,
  );
});
