import assert from "node:assert/strict";
import { test } from "node:test";
import * as v from "valibot";
import { pictures } from "../../src/draw/pictures.ts";

const path = "/nix/store/5yigcbls1cndq85fs2qr68x3nsiq8ln6-hello-1.0";

function draw(name: string, data: object): string {
  const picture = pictures.get(name);
  assert.ok(picture);
  return picture.draw(v.parse(picture.schema, data)).markup;
}

function refusals(name: string, data: object): string[] {
  const picture = pictures.get(name);
  assert.ok(picture);
  const { issues = [] } = v.safeParse(picture.schema, data);
  return issues.map(({ message, path: keys = [] }) => `${keys.map(({ key }) => key).join(".")}: ${message}`);
}

test("every picture is registered by its own name", () => {
  for (const [name, picture] of pictures) assert.equal(picture.name, name);
  assert.equal(pictures.size, 13);
});

test("a hashdiff counts the flipped bits", () => {
  const after = "/nix/store/dvfp0ff136dl807w36zvpv99hr348j1g-hello-1.0";
  const markup = draw("hashdiff", {
    says: "One letter changed.",
    before: { label: "Hello", path },
    after: { label: "hello", path: after },
  });
  assert.match(markup, /70 of 160 bits flipped/u);
});

const anatomy = {
  says: "A store path has three parts.",
  path,
  inputs: [{ name: "builder", example: "/bin/sh" }],
  parts: { store: "One place.", hash: "A fingerprint.", name: "For humans." },
};

test("an anatomy explains a file exactly if the path has one", () => {
  assert.match(draw("anatomy", anatomy), /SHA-256, folded to 160 bits/u);
  assert.match(
    refusals("anatomy", { ...anatomy, path: `${path}/bin/hello` })[0] ?? "",
    /^parts: .*`\/bin\/hello`/u,
  );
  const parts = { ...anatomy.parts, file: "A file." };
  assert.match(refusals("anatomy", { ...anatomy, parts })[0] ?? "", /^parts: The path ends/u);
});

test("an example that does not fit into its box is reported", () => {
  const inputs = [{ name: "arguments", example: "x".repeat(40) }];
  assert.match(refusals("anatomy", { ...anatomy, inputs })[0] ?? "", /^inputs\.0\.example: .* too long/u);
});

test("a chain draws store paths as store objects", () => {
  const markup = draw("chain", {
    says: "A link points to a link.",
    links: [
      { name: "~/.nix-profile", note: "a <link>" },
      { name: `${path}/bin/hello`, role: "live" },
    ],
  });
  assert.match(markup, /hello-1\.0\/bin\/hello/u);
  assert.match(markup, /5yigcbls…/u);
  assert.match(markup, /a &lt;link&gt;/u);
  assert.equal(markup.match(/<svg/gu)?.length, 1);
});

test("where a chain led before stands beside where it leads now", () => {
  const markup = draw("chain", {
    says: "A link has moved.",
    links: [{ name: "profile" }, { name: "profile-2-link" }],
    before: [{ name: "profile-3-link" }, { name: path }],
  });
  const [before = "", now = ""] = markup.split('class="chain now"');
  assert.deepEqual(before.match(/<b>.*?<\/b>/gu), [
    "<b>profile</b>",
    "<b>profile-3-link</b>",
    "<b>hello-1.0</b>",
  ]);
  assert.deepEqual(now.match(/<b>.*?<\/b>/gu), ["<b>profile-2-link</b>"]);
});

test("a map numbers its stations, and asides lie between them", () => {
  const [a, b] = [
    { question: "Why?", prints: "✗ not found", about: "a library" },
    { question: "What?", prints: "Nix" },
  ];
  const aside = { question: "How?", aside: true };
  const says = "Two questions lead to Nix.";
  const markup = draw("map", { says, stops: [a, aside, b] });
  assert.deepEqual(markup.match(/(?<=station-no" aria-hidden="true">)\d*/gu), ["1", "", "2"]);
  assert.match(
    markup,
    /<samp>\s*<span class="tag bad"[^]*<small>a library<\/small> not found[^]*<samp>\s*Nix/u,
  );
  assert.match(refusals("map", { says, stops: [a, b, aside] })[0] ?? "", /^stops\.2\.aside: /u);
});
