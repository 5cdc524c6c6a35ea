import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { disabledFeatures } from "../../src/node/browser-features.ts";

test("everything that Playwright switches off is off", () => {
  const playwright = dirname(createRequire(import.meta.url).resolve("playwright/package.json"));
  const code = readFileSync(join(playwright, "../playwright-core/lib/coreBundle.js"), "utf8");
  const [, list = ""] = /disabledFeatures = \[([^\]]*)\]/.exec(code) ?? [];
  const names = [...list.replaceAll(/\/\/.*/g, "").matchAll(/"(\w+)"/g)].map(([, name = ""]) => name);
  assert.ok(names.length > 10, "Playwright's list stands elsewhere now");
  assert.deepEqual(
    names.filter((name) => !disabledFeatures.includes(name)),
    [],
  );
});
