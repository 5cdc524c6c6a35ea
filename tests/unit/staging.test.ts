import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import { openStaging } from "../../src/node/pdf/write.ts";
import { listFiles } from "../../src/node/site.ts";

let site = "";
beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), "staging-"));
});
afterEach(() => rmSync(site, { recursive: true, force: true }));

function write(folder: string, files: readonly string[], text: string): void {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

describe("a site that takes the place of an older one", () => {
  const older = ["index.html", "index.html.br", "index.html.gz", "assets/style-abcd1234.css"];

  test("takes away what would be out of date, and leaves alone what is not ours", () => {
    write(site, [...older, "slides.tar.gz", "CNAME"], "old");
    const staging = openStaging(site);
    write(staging.path, ["index.html", "assets/style-wxyz6789.css"], "new");
    staging.commit();
    staging.remove();
    assert.deepEqual(listFiles(site), ["CNAME", "assets/style-wxyz6789.css", "index.html", "slides.tar.gz"]);
    assert.equal(readFileSync(join(site, "index.html"), "utf8"), "new");
  });

  test("leaves everything as it was if it is given up", () => {
    write(site, older, "old");
    const staging = openStaging(site);
    write(staging.path, ["index.html"], "new");
    staging.remove();
    assert.deepEqual(listFiles(site), older.toSorted());
    assert.equal(readFileSync(join(site, "index.html"), "utf8"), "old");
  });
});
