import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { formatTranscript, parseTranscript, type Recording } from "../../src/demo/transcript.ts";

const recording: Recording = {
  demo: "sample",
  title: "A sample: with a colon",
  suite: "trixie",
  nix: "2.26.3",
  gcc: "14.2.0-19",
  sources: [
    { name: "a file.c", digest: "0123456789abcdef" },
    { name: "lib/", digest: "fedcba9876543210" },
  ],
  turns: [
    { caption: "First.", command: "cat x", output: ["", "a", "", "b  "], status: 0 },
    { caption: "", command: "false", output: [], status: 1 },
    { caption: "Then.", command: "echo \\\n  a", output: ["$ b", "# c", "## d"], status: 2 },
    { caption: "", command: "odd", output: ["[exit status 3]", "\\x", "[exit status 4]"], status: 0 },
    { caption: "", command: "true", output: [], status: 0 },
  ],
};

const text = `demo: sample
title: A sample: with a colon
suite: trixie
nix: 2.26.3
gcc: 14.2.0-19
source: a file.c 0123456789abcdef
source: lib/ fedcba9876543210

## First.
$ cat x

a

b··

$ false
[exit status 1]

## Then.
$ echo \\
  a
\\$ b
# c
\\## d
[exit status 2]

$ odd
\\[exit status 3]
\\\\x
\\[exit status 4]

$ true
`.replace("··", "  ");

suite("transcripts", () => {
  test("are written for people", () => {
    assert.equal(formatTranscript(recording), text);
  });

  test("are read back, with line numbers", () => {
    const transcript = parseTranscript(text, "t");
    const { turns } = transcript;
    assert.deepEqual(
      {
        ...transcript,
        turns: turns.map(({ caption, command, output, status }) => ({ caption, command, output, status })),
      },
      recording,
    );
    assert.deepEqual(
      turns.map(({ line, outputLine }) => [line, outputLine]),
      [
        [10, 11],
        [16, 17],
        [20, 22],
        [27, 28],
        [32, 33],
      ],
    );
    const lines = text.split("\n");
    for (const turn of turns) {
      assert.equal(lines[turn.line - 1], `$ ${turn.command.split("\n")[0] ?? ""}`);
    }
  });

  test("a mistake has a place", () => {
    assert.throws(() => parseTranscript("demo: a\nnonsense\n\n$ ls\n", "t"), /^Error: t:2: not a line/u);
    assert.throws(() => parseTranscript("demo: a\n\n$ ls\n", "t"), /^Error: t:1: .* lacks `title:`/u);
    assert.throws(() => parseTranscript(text.replace("$ cat", "cat"), "t"), /^Error: t:10: expected/u);
  });
});
