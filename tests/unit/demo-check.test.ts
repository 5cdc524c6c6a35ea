import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { checkTranscript, formatAsIn, storePaths } from "../../src/demo/check.ts";
import { parseScript } from "../../src/demo/script.ts";
import { formatTranscript, parseTranscript, type Recording } from "../../src/demo/transcript.ts";

const script = (text: string): ReturnType<typeof parseScript> =>
  parseScript(`title: T\ndirectory: d\nsandbox: off\n\n${text}`, "script");

const recording: Recording = {
  demo: "d",
  title: "T",
  suite: "trixie",
  nix: "2.26.3",
  gcc: "14.2.0-19",
  sources: [
    { name: "a.c", digest: "0000000000000000" },
    { name: "script", digest: "1111111111111111" },
  ],
  turns: [
    { caption: "One.", command: "ls", output: ["a.c"], status: 0 },
    { caption: "", command: "pwd", output: ["/"], status: 0 },
  ],
};

function check(text: string, sources = recording.sources): readonly string[] {
  const transcript = parseTranscript(formatTranscript(recording), "t");
  return checkTranscript(transcript, script(text), sources, "t").map(
    ({ file, line, message }) => `${file}:${line}: ${message}`,
  );
}

suite("checking a transcript without running the demo", () => {
  test("one that fits", () => {
    assert.deepEqual(check("## One.\n$ ls\n% true\n$ pwd\n"), []);
  });

  test("another command, caption, or number of commands", () => {
    assert.deepEqual(check("## One.\n$ ls -l\n$ pwd\n"), ["t:10: the script says `$ ls -l`"]);
    assert.deepEqual(check("## Two.\n$ ls\n$ pwd\n"), ["t:9: the script says `## Two.`"]);
    assert.deepEqual(check("## One.\n$ ls\n"), ["t:13: the script has no such command"]);
    assert.deepEqual(check("## One.\n$ ls\n$ pwd\n$ id\n"), ["t:8: the script says `$ id`"]);
  });

  test("changed, new and removed sources", () => {
    const text = "## One.\n$ ls\n$ pwd\n";
    const [, scriptSource] = recording.sources;
    assert.ok(scriptSource);
    assert.deepEqual(check(text, [{ name: "a.c", digest: "2222222222222222" }, scriptSource]), [
      "t:6: a.c is not as it was when this was recorded",
    ]);
    assert.deepEqual(check(text, [scriptSource]), ["t:6: a.c was there when this was recorded"]);
    assert.deepEqual(check(text, [...recording.sources, { name: "b.c", digest: "3333333333333333" }]), [
      "t:6: b.c was not there when this was recorded",
    ]);
  });

  test("store paths are found once each, with and without the store's directory", () => {
    const a = "5yigcbls1cndq85fs2qr68x3nsiq8ln6-hello-1.0";
    const b = "0786825qjapq0i5yha3r1kbcxb6l4mdc-libprice-1.0";
    assert.deepEqual(storePaths(`'/nix/store/${a}'. ${b}/lib ${a}.\nE${a.slice(1)}`), [b, a]);
  });

  test("a recording of another suite is compared without its head", () => {
    const other = { ...recording, suite: "sid", nix: "2.34.8", gcc: "16.2.0-4" };
    assert.equal(formatAsIn(recording, other), formatTranscript(recording));
  });
});
