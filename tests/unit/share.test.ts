import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { HtmlTagDescriptor } from "vite";
import { parse } from "../../src/compile/parse.ts";
import { readTarget } from "../../src/compile/targets.ts";
import { cardKey, keyIn, overviewKey, withKey } from "../../src/node/card-key.ts";
import { openFolder } from "../../src/node/folder.ts";
import { overviewPath } from "../../src/node/overview.ts";
import { cardSize, manifest, shareTags } from "../../src/node/share-tags.ts";

const settingsOf = (text: string) =>
  parse([
    { file: "slides/deck.yaml", text },
    { file: "slides/one.md", text: "# One\n" },
  ]).deck;

/** The tags as `name: content`. */
function told(tags: readonly HtmlTagDescriptor[]): string[] {
  return tags.map(({ attrs = {} }) =>
    [attrs["rel"] ?? attrs["property"] ?? attrs["name"], attrs["href"] ?? attrs["content"]].join(": "),
  );
}

test("with a public address, links to the talk are shown with its picture, all with whole addresses", () => {
  const { settings } = settingsOf(
    "title: A talk\ndescription: What for\naddress: https://example.org/talks/nix",
  );
  assert.deepEqual(told(shareTags(settings, true)), [
    "canonical: https://example.org/talks/nix",
    "og:type: website",
    "og:title: A talk",
    "og:description: What for",
    "og:url: https://example.org/talks/nix",
    "og:image: https://example.org/talks/nix/card.png",
    "og:image:type: image/png",
    "og:image:width: 1200",
    "og:image:height: 630",
    "og:image:alt: A talk",
    "twitter:card: summary_large_image",
  ]);
});

test("without one there is no address at all, and without a picture none is promised", () => {
  const addresses = (text: string, hasCard: boolean) =>
    told(shareTags(settingsOf(text).settings, hasCard)).filter((tag) => /https?:|image/.test(tag));
  assert.deepEqual(addresses("title: A talk", true), []);
  assert.deepEqual(addresses("title: A talk\naddress: https://example.org/talk/index.html", false), [
    "canonical: https://example.org/talk/index.html",
    "og:url: https://example.org/talk/index.html",
  ]);
});

test("the manifest starts the talk where it lies", () => {
  const said: unknown = JSON.parse(
    manifest(settingsOf("title: A talk\nlanguage: pt-BR").settings, "assets/i.svg"),
  );
  assert.deepEqual(said, {
    name: "A talk",
    lang: "pt-BR",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#f5f8fc",
    theme_color: "#f5f8fc",
    icons: [{ src: "assets/i.svg", sizes: "any", type: "image/svg+xml" }],
  });
});

const folder = openFolder("slides", process.cwd());
const { deck } = parse(folder.sources());
const target = readTarget(deck.settings.card, "slides/deck.yaml");
assert.ok(target.kind === "asset");
const card = readFileSync(target.path);

test("the talk's preview picture shows its title slide as it is now", () => {
  assert.equal(keyIn(card), cardKey(deck), "run `npm run card`");
});

test("the README's picture shows its slides as they are now", () => {
  const key = overviewKey(deck);
  assert.ok(key !== undefined, "a slide of it is gone");
  assert.equal(keyIn(readFileSync(overviewPath)), key, "run `npm run card`");
});

test("the preview picture has the size that its tags say, and is small enough for chats", () => {
  // The width and the height stand first in a PNG's first chunk.
  assert.deepEqual([card.readUInt32BE(16), card.readUInt32BE(20)], [cardSize.width, cardSize.height]);
  assert.ok(card.length < 300_000, `${card.length} bytes`);
});

test("a picture remembers which slides it shows, and every word of those counts", () => {
  const key = cardKey(settingsOf("title: A talk"));
  assert.equal(keyIn(withKey(card, key)), keyIn(card), "the first key counts");
  assert.equal(keyIn(Buffer.from([...card.subarray(0, 33), ...card.subarray(-12)])), undefined);
  assert.equal(overviewKey(settingsOf("title: A talk")), undefined, "a deck without the slides");
  for (const change of ["title: Another", "title: A talk\nspeaker: Somebody", "title: A talk\ndate: 2030"]) {
    assert.notEqual(cardKey(settingsOf(change)), key, change);
  }
});
