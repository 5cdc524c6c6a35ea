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

/** A place in a file; without a column, the last character of the line. */
interface Spot {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** The talk with another character in each of some places. */
function withOtherCharacters(...spots: readonly Spot[]): readonly Source[] {
  return sources.map((source) => {
    const own = spots.filter(({ file }) => file === source.file);
    if (own.length === 0) return source;
    const lines = source.text.split("\n");
    for (const { line, column } of own) {
      const before = lines[line - 1] ?? "";
      const at = (column ?? before.trimEnd().length) - 1;
      lines[line - 1] = `${before.slice(0, at)}¿${before.slice(at + 1)}`;
    }
    return { file: source.file, text: lines.join("\n") };
  });
}

function assertNamed(found: string, { file, line, column }: Spot): void {
  const place = `${file}:${line}:${column === undefined ? "" : `${column} `}`;
  const isNamed = found.split("\n").some((text) => text.startsWith(place));
  assert.ok(isNamed, `${place} is named in\n${found}`);
}

/** Every `{{demo: text}}` on the slides: where it begins, and the last character of its text. */
function references(): readonly { reference: Spot; last: Spot }[] {
  return sources
    .filter(({ file }) => /^slides\/[^/]+\.md$/u.test(file))
    .flatMap(({ file, text }) => text.split("\n").map((content, i) => ({ file, line: i + 1, content })))
    .flatMap(({ file, line, content }) =>
      [...content.matchAll(/(\{\{[\w-]+:\s*.*?)\s*\}\}/gu)].map(({ index, 1: start = "" }) => ({
        reference: { file, line, column: index + 1 },
        last: { file, line, column: index + start.length },
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
  test("in every quoted line", () => {
    const quotations = recorded.map((snippet) => {
      return quotedLines(snippet).map(({ line }) => ({ file: snippet.file, line }));
    });
    const longest = Math.max(...quotations.map((lines) => lines.length));
    // One line of each quotation at a time: a quotation has one complaint, the first.
    for (let i = 0; i < longest; i += 1) {
      const spots = quotations.flatMap((lines) => lines[i] ?? []);
      const found = misquotations(withOtherCharacters(...spots));
      for (const spot of spots) assertNamed(found, spot);
    }
  });

  test("wherever it stands in a line with shortened words", () => {
    const spots = recorded.flatMap((snippet) =>
      quotedLines(snippet).flatMap(({ text, line }) =>
        text.includes("…")
          ? [...text.matchAll(/[^…]/gu)].map(({ index }) => ({ file: snippet.file, line, column: index + 1 }))
          : [],
      ),
    );
    assert.ok(spots.length > 0, "slides shorten words");
    for (const spot of spots) {
      assertNamed(misquotations(withOtherCharacters(spot)), { file: spot.file, line: spot.line, column: 1 });
    }
  });

  const quoting = (file: (snippet: Snippet) => string | undefined): void => {
    const cases = recorded.flatMap((snippet) => {
      const name = file(snippet);
      const [both] = name === undefined ? [] : linesInBoth(snippet, name);
      return name === undefined || both === undefined ? [] : [{ snippet, name, both }];
    });
    assert.ok(cases.length > 0, "slides quote lines that stand in a file once");
    for (const { snippet, name, both } of cases) {
      const [line, original] = both;
      const found = misquotations(withOtherCharacters({ file: name, line: original }));
      assertNamed(found, { file: snippet.file, line });
      assertNamed(found, { file: name, line: original });
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

  test("in every reference within a line", () => {
    const all = references();
    const found = misquotations(withOtherCharacters(...all.map(({ last }) => last)));
    for (const { reference } of all) assertNamed(found, reference);
  });

  test("in a reference that is added, its demo, and the line of the transcript that it means", () => {
    const first = sources.find((source) => source.file.endsWith(".md"));
    const spot = { file: first?.file ?? "", line: (first?.text.split("\n").length ?? 0) + 1 };
    const refer = (reference: string, talk = sources): string => {
      const text = `${first?.text}\nThe customer gets ${reference}.\n`;
      return misquotations(
        talk.map((source) => (source.file === spot.file ? { file: spot.file, text } : source)),
      );
    };
    assert.equal(refer("{{shop: EUR -1.90}}"), misquotations(sources));
    assertNamed(refer("{{shop: EUR -1.9¿}}"), spot);
    assertNamed(refer("{{shod: EUR -1.90}}"), spot);
    const file = "slides/demos/shop/transcript.txt";
    const recording = sources.find((source) => source.file === file)?.text.split("\n") ?? [];
    const drifted = withOtherCharacters({ file, line: recording.indexOf("You pay EUR -1.90") + 1 });
    assertNamed(refer("{{shop: EUR -1.90}}", drifted), spot);
  });
});
