import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { parseScript } from "../../src/demo/script.ts";

const options = "title: A demo\ndirectory: here\nsandbox: on\n\n";

suite("demo scripts", () => {
  test("captions, commands and set-up", () => {
    const script = parseScript(
      `${options}% mkdir a\n\n## One.\n## Two.\n$ ls a \\\n  b\n% # a remark\n$ true\n`,
      "script",
    );
    assert.deepEqual(
      { title: script.title, directory: script.directory, sandbox: script.sandbox, clock: script.clock },
      { title: "A demo", directory: "here", sandbox: true, clock: undefined },
    );
    assert.deepEqual(
      script.steps.map(({ caption, command, hidden, line }) => ({ caption, command, hidden, line })),
      [
        { caption: "", command: "mkdir a", hidden: true, line: 5 },
        { caption: "One. Two.", command: "ls a \\\n  b", hidden: false, line: 9 },
        { caption: "", command: "# a remark", hidden: true, line: 11 },
        { caption: "", command: "true", hidden: false, line: 12 },
      ],
    );
  });

  test("a variation belongs to the command above", () => {
    const script = parseScript(`${options}$ date\n~ year: (\\d{4})$\n$ true\n`, "script");
    assert.deepEqual(
      script.steps.map((step) => step.variations.map(({ name, line }) => `${name} ${line}`)),
      [["year 6"], []],
    );
  });

  test("a clock", () => {
    const text = `clock: 2026-11-22 10:05:00\n${options}$ date\n`;
    assert.equal(parseScript(text, "script").clock, "2026-11-22 10:05:00");
  });

  const mistakes: readonly (readonly [string, string, RegExp])[] = [
    ["a line of no kind", `${options}$ ls\nls\n`, /^Error: s:6: a line begins with/u],
    ["an unknown option", `colour: red\n${options}$ ls\n`, /^Error: s:1: an option is one of/u],
    ["a directory elsewhere", "title: A\ndirectory: ../x\nsandbox: on\n\n$ ls\n", /s:1: `directory/u],
    ["a missing option", "title: A\ndirectory: x\n\n$ ls\n", /s:1: `sandbox:`/u],
    ["a clock without seconds", `clock: 2026-11-22 10:05\n${options}$ ls\n`, /s:1: `clock:`/u],
    ["nothing to show", `${options}% ls\n`, /s:1: no command is shown/u],
    ["a caption of nothing", `${options}$ ls\n## End.\n`, /s:7: no command follows the caption/u],
    ["a variation of a hidden command", `${options}% ls\n~ a: (b)\n`, /s:6: a variation must follow/u],
    ["a loose variation", `${options}$ ls\n~ all: (.*)\n`, /s:6: .* must be narrow: `\.`/u],
  ];
  for (const [name, text, message] of mistakes) {
    test(`${name} is an error with its place`, () => {
      assert.throws(
        () => parseScript(text, "s"),
        (error) => message.test(String(error)),
      );
    });
  }
});
