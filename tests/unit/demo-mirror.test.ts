import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, suite, test } from "node:test";
import { configuredMirror } from "../../src/node/demos/mirror.ts";

suite("the archive that a machine is set to use", () => {
  let root = "";
  const write = (name: string, text: string): void => writeFileSync(join(root, "etc", name), text);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "mirror-"));
    mkdirSync(join(root, "etc/apt/sources.list.d"), { recursive: true });
    write("os-release", "ID=debian\nVERSION_CODENAME=bookworm\n");
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test("deb822", () => {
    write(
      "apt/sources.list.d/debian.sources",
      "Types: deb\nURIs: http://a.example/security\nSuites: bookworm-security\nComponents: main\n\n" +
        "Types: deb\n# http://x.example\nURIs: http://b.example/debian\n" +
        "Suites: bookworm bookworm-updates\nComponents: main contrib\n",
    );
    assert.equal(configuredMirror(root), "http://b.example/debian");
  });

  test("one line for each", () => {
    write(
      "apt/sources.list",
      "# deb http://x.example bookworm main\ndeb [arch=amd64] https://c.example/debian bookworm main\n",
    );
    assert.equal(configuredMirror(root), "https://c.example/debian");
  });

  test("none on another distribution, or without a plain entry", () => {
    assert.equal(configuredMirror(root), undefined);
    write("apt/sources.list", "deb cdrom:[x]/ bookworm main\n");
    assert.equal(configuredMirror(root), undefined);
    write("os-release", "ID=ubuntu\nVERSION_CODENAME=noble\n");
    write("apt/sources.list", "deb http://d.example/ubuntu noble main\n");
    assert.equal(configuredMirror(root), undefined);
  });
});
