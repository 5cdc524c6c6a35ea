import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { unusedInReveal } from "../../src/node/unused-css.ts";

const reveal = readFileSync(createRequire(import.meta.url).resolve("reveal.js/reveal.css"), "utf8");
const isNamed = (css: string, name: string) => new RegExp(`(\\.|@keyframes )${name}(?![\\w-])`).test(css);

test("every name that the build leaves out still stands in Reveal's style sheet", () => {
  assert.deepEqual(
    unusedInReveal.filter((name) => !isNamed(reveal, name)),
    [],
  );
});

test("none of them stands in ours, which would lose its rules", () => {
  const ours = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".css"))
    .map((file) => readFileSync(join("src", file), "utf8"));
  assert.ok(ours.length > 20);
  assert.deepEqual(
    unusedInReveal.filter((name) => ours.some((css) => isNamed(css, name))),
    [],
  );
});
