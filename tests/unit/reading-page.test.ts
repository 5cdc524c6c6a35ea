import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../src/compile/parse.ts";
import { render } from "../../src/compile/render.ts";
import { qrCode, shortAddress } from "../../src/draw/qr.ts";

const files = {
  "slides/01.md": "# The talk\n\nNote: **Say** hello.\n\n---\n\n## A *first* claim\n\nText.\n",
  "slides/02.md":
    "---\ntitle: Second part\n---\n\n# Second part\n\nA promise.\n\n---\n\n## One & two\n\n| What | How |\n|---|---|\n| a | b |\n",
};

function rendered(deckFile = "") {
  const { deck } = parse([
    { file: "slides/deck.yaml", text: deckFile },
    ...Object.entries(files).map(([file, text]) => ({ file, text })),
  ]);
  const view = {
    hash: "5yigcbls1cndq85fs2qr68x3nsiq8ln6",
    name: "slides",
    assetUrl: (path: string) => `../${path}`,
    highlight: () => undefined,
    withNotes: true,
  };
  const { contents, sections } = render(deck, view);
  return { contents, slides: sections.map(({ html }) => html).join("") };
}

test("the contents link every slide under its section, in the words of its claim", () => {
  const items = [...rendered().contents.matchAll(/<a href="#([^"]+)">([^<]*)<\/a>/g)].map(([, id, text]) => [
    id,
    text,
  ]);
  assert.deepEqual(items, [
    ["the-talk", "The talk"],
    ["a-first-claim", "A first claim"],
    ["second-part", "Second part"],
    ["one-two", "One &amp; two"],
  ]);
});

test("a paragraph of notes that begins with bold words is labelled with them", () => {
  assert.match(rendered().slides, /<p data-label="Say"><strong>Say<\/strong> hello\.<\/p>/);
});

test("every cell of a table knows the head of its column", () => {
  assert.match(rendered().slides, /<td data-head="What">a<\/td>\s*<td data-head="How">b<\/td>/);
});

test("an address is shown as people read it", () => {
  assert.equal(shortAddress("https://example.org/talk/#shop"), "example.org/talk#shop");
  assert.equal(shortAddress("http://example.org/"), "example.org");
  assert.equal(shortAddress("file:///home/me/talk.html"), "file:///home/me/talk.html");
});

test("a QR code has a quiet zone of four modules, and is dark on light", () => {
  const { markup } = qrCode("https://example.org/", 'says "so"');
  const [, size] = /viewBox="0 0 (\d+) \1"/.exec(markup) ?? [];
  const moves = [...markup.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, ...numbers]) => numbers.map(Number));
  const xs = moves.flatMap(([x = 0, , width = 0]) => [x, x + width]);
  const ys = moves.flatMap(([, y = 0]) => [y, y + 1]);
  assert.deepEqual(
    [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    [4, 4, Number(size) - 4, Number(size) - 4],
  );
  assert.match(markup, /<rect[^>]* fill="#ffffff"/);
  assert.match(markup, /aria-label="says &quot;so&quot;"/);
});
