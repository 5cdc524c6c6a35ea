import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../src/compile/check.ts";
import { slidesOf } from "../../src/compile/deck.ts";
import { formatDiagnostic } from "../../src/compile/diagnostic.ts";
import { isDeckFile, parse } from "../../src/compile/parse.ts";
import { everyToken, plainText } from "../../src/compile/tokens.ts";
import { readClosure, referrersOf } from "../../src/draw/closure-data.ts";
import { knowsLanguage } from "../../src/node/highlighter.ts";
import { openFolder } from "../../src/node/folder.ts";

/** The real talk: what its brief demands of it. */
const folder = openFolder("slides", process.cwd());
const sources = folder.sources();
const { deck, diagnostics } = parse(sources);
const slides = slidesOf(deck);
test("the talk has no errors and no warnings", () => {
  const deckFile = sources.find(({ file }) => isDeckFile(file));
  const all = [...diagnostics, ...check(deck, { exists: folder.exists, deckFile, knowsLanguage })];
  const textOf = (file: string) => sources.find((source) => source.file === file)?.text;
  assert.deepEqual(
    all.map((diagnostic) => formatDiagnostic(diagnostic, textOf)),
    [],
  );
});

test("it has 45 to 52 slides, each with an id of its own that the author chose", () => {
  assert.ok(slides.length >= 45 && slides.length <= 52, `${slides.length} slides`);
  assert.equal(new Set(slides.map(({ id }) => id)).size, slides.length);
  assert.deepEqual(
    slides.filter(({ idIsExplicit }) => !idIsExplicit).map(({ title }) => title),
    [],
  );
});

test("the budgets sum to the length in the deck file", () => {
  const sum = slides.reduce((total, { seconds }) => total + (seconds ?? 0), 0);
  assert.equal(sum, deck.settings.seconds);
});

test("every claim fits: at most twelve words", () => {
  const long = slides.filter(({ title, layout }) => layout !== "section" && title.split(/\s+/).length > 12);
  assert.deepEqual(
    long.map(({ title }) => title),
    [],
  );
});

test("every heading of the brief stands in the talk, in its order", () => {
  const headings = [
    "Foreword",
    "Introduction",
    "Motivation for the Nix project",
    "Environment issues",
    "Manageability issues",
    "Aside for how software gets built",
    "Compilation",
    "Linking",
    "Nix Package Manager and Nix programming language",
    "Nix Packages",
    "NixOS",
    "Other learning resources",
  ];
  const found = deck.sections.flatMap((section) => [
    section.title,
    ...section.stacks.flat().flatMap(({ chapter }) => (chapter?.opens ? [chapter.title] : [])),
  ]);
  assert.deepEqual(
    found.filter((title) => headings.includes(title)),
    headings,
  );
});

const links = {
  "Home Lab post":
    "https://github.com/jusanherndon/blog/blob/master/tech/home%20lab/home%20lab.md#lastly-i-have-my-nixos-pc",
  "Surma's video": "https://www.youtube.com/watch?v=5D3nUU1OVx8",
  "the thesis": "https://edolstra.github.io/pubs/phd-thesis.pdf",
  "nix-collect-garbage": "https://nix.dev/manual/nix/2.28/command-ref/nix-collect-garbage.html",
  "the generations post": "https://blog.bitclvx.com/posts/nix-generations/",
  "No Boilerplate": "https://www.youtube.com/watch?v=CwfKlX3rA6E",
};

for (const [name, address] of Object.entries(links)) {
  test(`${name} is linked where it belongs, and once more in the resources`, () => {
    const at = slides.filter(({ links: found }) =>
      found.some(({ target }) => target.kind === "web" && target.address === address),
    );
    assert.ok(
      at.some(({ id }) => id === "resources"),
      "not in the resources",
    );
    const onlyInResources = name === "No Boilerplate";
    assert.ok(onlyInResources || at.some(({ id }) => id !== "resources"), "nowhere but in the resources");
  });
}

test("every slide that is not an opener names or links where its evidence is from", () => {
  const without = slides.filter(
    ({ source, demos, links: found, layout }) =>
      source.length === 0 &&
      demos.length === 0 &&
      !found.some(({ target }) => target.kind === "web") &&
      !["title", "section"].includes(layout),
  );
  assert.deepEqual(
    without.map(({ id }) => id),
    [],
  );
});

test("the slides need no raw HTML and no bullets as a layout", () => {
  const tokens = slides.flatMap((slide) => [
    ...everyToken([...slide.heading, ...slide.body, ...slide.notes]),
  ]);
  assert.deepEqual(
    tokens.filter(({ token }) => token.type.startsWith("html_")).map(({ token }) => token.content),
    [],
  );
  const bulleted = slides.filter(
    ({ layout, body }) => layout === "text" && body.some(({ type }) => type === "bullet_list_open"),
  );
  assert.deepEqual(
    bulleted.map(({ id }) => id),
    [],
  );
});

test("what the slides count in the closure of Git stands in the recorded graph", () => {
  const graph = sources.find(({ file }) => file.endsWith("graphs/git.txt"));
  const closure = readClosure(graph?.text ?? "");
  assert.ok(!("mistake" in closure));
  const lead = new Set([...closure.members.values()].filter(({ name }) => name === "glibc-2.35-224"));
  const direct = [...lead].flatMap((glibc) => referrersOf(glibc, closure)).length;
  // A set goes on with what is added to it meanwhile.
  for (const member of lead) for (const other of referrersOf(member, closure)) lead.add(other);
  const all = closure.members.size;
  const said = (id: string) => {
    const slide = slides.find((each) => each.id === id);
    return plainText([...(slide?.heading ?? []), ...(slide?.body ?? []), ...(slide?.notes ?? [])]);
  };
  assert.match(said("price"), new RegExp(`${lead.size - 1} of ${all}(?!\\d)`));
  assert.match(said("price"), new RegExp(`${lead.size - 1} of the ${all} paths`));
  assert.match(said("real-closure"), new RegExp(`closure has ${all}\\sstore\\spaths`));
  assert.match(said("real-closure"), new RegExp(`: ${direct} of the others refer to it`));
});
