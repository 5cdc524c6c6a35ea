import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { containers } from "../../src/compile/containers/containers.ts";
import { codes } from "../../src/compile/codes.ts";
import { parse } from "../../src/compile/parse.ts";
import { slidesOf } from "../../src/compile/deck.ts";
import { pictures } from "../../src/draw/pictures.ts";
import { openFolder } from "../../src/node/folder.ts";

const readme = readFileSync("README.md", "utf8");
const flowing = readme.replaceAll(/\s+/g, " ");

test("the README lists everything that stops the build, and nothing else", () => {
  const errors = Object.values(codes).filter(({ severity }) => severity === "error");
  const list = errors.map(({ when }) => when).join("; ");
  assert.ok(flowing.includes(`${list}.`), `write this into the README:\n\n${list}.`);
});

test("the README names every container and every picture", () => {
  for (const name of [...containers.keys(), ...pictures.keys()].filter((n) => n !== "column")) {
    assert.ok(readme.includes(`\`${name}\``) || readme.includes(`::: ${name}\``), `${name} is missing`);
  }
});

test("the README's figures about the talk are true", () => {
  const { deck } = parse(openFolder("slides", process.cwd()).sources());
  assert.ok(readme.includes(`${slidesOf(deck).length} slides, ${(deck.settings.seconds ?? 0) / 60} minutes`));
});

test("the README is at most 150 lines long", () => {
  assert.ok(readme.split("\n").length <= 150);
});
