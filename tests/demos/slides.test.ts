import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Source } from "../../src/compile/deck.ts";
import { formatDiagnostic } from "../../src/compile/diagnostic.ts";
import { createParser } from "../../src/compile/parse.ts";
import { coverageOf, isUntested, type Snippet, snippetsOf } from "../../src/compile/snippets.ts";
import { openFolder } from "../../src/node/folder.ts";

/** The talk, and what the loader finds wrong with its quotations after a change. Nothing is run. */
const sources = openFolder("slides", process.cwd()).sources();
const parse = createParser();
const snippets = snippetsOf(parse(sources).deck);
const recorded = snippets.filter(({ demo }) => demo !== undefined);

function misquotations(changed: readonly Source[]): string {
  const textOf = (file: string): string | undefined => changed.find((source) => source.file === file)?.text;
  return parse(changed)
    .diagnostics.filter(({ code }) => code.startsWith("quote/"))
    .map((diagnostic) => formatDiagnostic(diagnostic, textOf))
    .join("\n");
}

/** The talk with another character at the end of one line, or of a text's first occurrence in it. */
function withOneCharacter(file: string, line: number, text?: string): readonly Source[] {
  return sources.map((source) => {
    if (source.file !== file) return source;
    const lines = source.text.split("\n");
    const before = lines[line - 1] ?? "";
    const end = text === undefined ? before.trimEnd().length : before.indexOf(text) + text.length;
    lines[line - 1] = `${before.slice(0, end - 1)}¿${before.slice(end)}`;
    return { file, text: lines.join("\n") };
  });
}

function assertNamed(found: string, file: string, line: number): void {
  const isNamed = found.split("\n").some((text) => text.startsWith(`${file}:${line}:`));
  assert.ok(isNamed, `${file}:${line} is named in\n${found}`);
}

/** What the slides refer to within their lines: `{{demo: text}}`. */
function references(): readonly { file: string; line: number; text: string }[] {
  return sources
    .filter(({ file }) => /^slides\/[^/]+\.md$/u.test(file))
    .flatMap(({ file, text }) => text.split("\n").map((line, i) => ({ file, line: i + 1, text: line })))
    .flatMap(({ file, line, text }) =>
      [...text.matchAll(/\{\{[\w-]+:\s*(.*?)\s*\}\}/gu)].map(([, wanted]) => ({
        file,
        line,
        text: wanted ?? "",
      })),
    );
}

/** The quoted lines of a snippet with their numbers in the slide's file. */
function quotedLines({ line, text }: Snippet): readonly { text: string; line: number }[] {
  return text
    .replace(/\n$/u, "")
    .split("\n")
    .map((quoted, i) => ({ text: quoted.trimEnd(), line: line + 1 + i }))
    .filter((quoted) => quoted.text !== "" && quoted.text.trim() !== "…");
}

/** Quoted lines that stand in a file of the demo once and follow another quoted line: [slide, demo] lines. */
function linesInBoth(snippet: Snippet, file: string): readonly (readonly [number, number])[] {
  const original = (sources.find((source) => source.file === file)?.text ?? "").split("\n");
  const quoted = quotedLines(snippet);
  return quoted.flatMap(({ text, line }, i) => {
    const at = original.indexOf(text);
    const isSure = at >= 0 && original.lastIndexOf(text) === at && quoted[i - 1]?.line === line - 1;
    return isSure && !text.startsWith("$ ") ? [[line, at + 1] as const] : [];
  });
}

suite("what slides show was recorded", () => {
  test("every quotation stands in its recording", () => {
    const complaints = misquotations(sources);
    assert.ok(complaints === "", `\n${complaints}`);
  });

  test("every terminal names a demo, or says why nothing tests it: at most three do", () => {
    const { terminals, untested, unexplained } = coverageOf(snippets);
    assert.ok(terminals > 0);
    const places = unexplained.map(({ file, line }) => `${file}:${line}`);
    assert.deepEqual(places, [], 'these need `demo=NAME`, or `{.untested why="…"}`');
    assert.ok(untested.length <= 3, `${untested.length} terminals are untested`);
  });

  test("every snippet that is marked as untested says why", () => {
    const silent = snippets.filter((snippet) => isUntested(snippet) && !snippet.why?.trim());
    assert.deepEqual(
      silent.map(({ file, line }) => `${file}:${line}`),
      [],
    );
  });
});

suite("one other character is found and named, without running anything", () => {
  for (const snippet of recorded) {
    test(`in the quotation at ${snippet.file}:${snippet.line}`, () => {
      for (const { line } of quotedLines(snippet)) {
        assertNamed(misquotations(withOneCharacter(snippet.file, line)), snippet.file, line);
      }
    });
  }

  const quoting = (file: (snippet: Snippet) => string | undefined): void => {
    const cases = recorded.flatMap((snippet) => {
      const name = file(snippet);
      const [both] = name === undefined ? [] : linesInBoth(snippet, name);
      return name === undefined || both === undefined ? [] : [{ snippet, name, both }];
    });
    assert.ok(cases.length > 0, "slides quote lines that stand in a file once");
    for (const { snippet, name, both } of cases) {
      const [line, original] = both;
      const found = misquotations(withOneCharacter(name, original));
      assertNamed(found, snippet.file, line);
      assertNamed(found, name, original);
    }
  };

  test("in a transcript that slides quote", () => {
    quoting(({ demo, demoFile }) =>
      demoFile === undefined ? `slides/demos/${demo}/transcript.txt` : undefined,
    );
  });

  test("in a source file that slides show", () => {
    quoting(({ demo, demoFile }) =>
      demoFile === undefined ? undefined : `slides/demos/${demo}/${demoFile}`,
    );
  });

  test("in each reference within a line", () => {
    for (const { file, line, text } of references()) {
      assertNamed(misquotations(withOneCharacter(file, line, text)), file, line);
    }
  });

  test("in a reference that is added, its demo, and the line of the transcript that it means", () => {
    const first = sources.find((source) => source.file.endsWith(".md"));
    const file = first?.file ?? "";
    const line = (first?.text.split("\n").length ?? 0) + 1;
    const refer = (reference: string, talk = sources): string => {
      const text = `${first?.text}\nThe customer gets ${reference}.\n`;
      return misquotations(talk.map((source) => (source.file === file ? { file, text } : source)));
    };
    assert.equal(refer("{{shop: EUR -1.90}}"), misquotations(sources));
    assertNamed(refer("{{shop: EUR -1.9¿}}"), file, line);
    assertNamed(refer("{{shod: EUR -1.90}}"), file, line);
    const transcript = "slides/demos/shop/transcript.txt";
    const recording = sources.find((source) => source.file === transcript)?.text.split("\n") ?? [];
    const drifted = withOneCharacter(transcript, recording.indexOf("You pay EUR -1.90") + 1);
    assertNamed(refer("{{shop: EUR -1.90}}", drifted), file, line);
  });
});
