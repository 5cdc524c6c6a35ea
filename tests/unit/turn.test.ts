import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { takeTurn } from "../../src/node/turn.ts";

const folder = mkdtempSync(join(tmpdir(), "turn-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test("the second one waits until the first one has given its turn back", async () => {
  const file = join(folder, "held");
  const order: string[] = [];
  const giveBack = await takeTurn(file);
  const second = takeTurn(file).then((done) => {
    order.push("second");
    done();
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  order.push("first");
  giveBack();
  await second;
  assert.deepEqual(order, ["first", "second"]);
  assert.ok(!existsSync(file));
});

test("a process that has ended does not keep its turn", async () => {
  const file = join(folder, "left");
  // Larger than any process number of Linux (pid_max is at most 2^22).
  writeFileSync(file, "99999999");
  (await takeTurn(file))();
  assert.ok(!existsSync(file));
});

test("a folder that is not there is no reason to wait", async () => {
  await assert.rejects(takeTurn(join(folder, "nowhere", "file")), /ENOENT/);
});
