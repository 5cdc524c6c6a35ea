import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { demoNames, readDemo } from "../../src/node/demos/folder.ts";
import { driftOf } from "../../src/node/demos/report.ts";
import { runDemo } from "../../src/node/demos/run.ts";
import { cacheFolder, defaultSuite, findStage, type Stage } from "../../src/node/demos/stage.ts";

const folder = "slides/demos";
const found = await findStage(defaultSuite, (text) => process.stderr.write(`${text}\n`));
/** Why demos are skipped; with DEMOS_REQUIRED=1 they are not, and fail with that reason. */
const skip = typeof found === "string" && process.env["DEMOS_REQUIRED"] !== "1" ? found : false;
const temporary = mkdtempSync(join(tmpdir(), "demos-"));
after(() => rmSync(temporary, { recursive: true, force: true }));

function stage(): Stage {
  if (typeof found === "string") throw new Error(found);
  return found;
}

/** A copy of a demo in which the first occurrence of a text in one file is replaced. */
function changedDemo(name: string, file: string, text: string, by: string): string {
  const copy = join(mkdtempSync(join(temporary, "changed-")), name);
  cpSync(join(folder, name), copy, { recursive: true });
  const content = readFileSync(join(copy, file), "utf8");
  assert.ok(content.includes(text), `${file} contains ${text}`);
  writeFileSync(join(copy, file), content.replace(text, by));
  return copy;
}

async function drift(path: string): Promise<string> {
  const demo = readDemo(path);
  return driftOf(demo, await runDemo(demo, stage()));
}

suite("demos print what was recorded", { concurrency: 2 }, () => {
  for (const name of demoNames(folder)) {
    test(name, { skip }, async () => {
      const differences = await drift(join(folder, name));
      assert.ok(differences === "", `\n${differences}`);
    });
  }
});

suite("a difference is found and named", { concurrency: 2 }, () => {
  test("one character of a transcript", { skip }, async () => {
    const copy = changedDemo("shop", "transcript.txt", "You pay EUR -1.90", "You pay EUR -1.80");
    const line = readFileSync(join(copy, "transcript.txt"), "utf8").split("\n").indexOf("You pay EUR -1.80");
    const differences = await drift(copy);
    assert.match(differences, new RegExp(`^\\S+/shop/transcript\\.txt:${line + 1}$`, "mu"));
    assert.match(differences, /^- You pay EUR -1\.80\n\+ You pay EUR -1\.90$/mu);
  });

  test("one character of a source", { skip }, async () => {
    const copy = changedDemo("shop", "shop.c", "2000", "3000");
    const differences = await drift(copy);
    assert.match(differences, /^\S+\/shop\/transcript\.txt:\d+$/mu);
    assert.match(differences, /^- source: shop\.c [0-9a-f]{16}$/mu);
    assert.match(differences, /^- You pay EUR 18\.00\n\+ You pay EUR 27\.00$/mu);
  });

  test("a hidden step that fails, a variation that does not occur", { skip }, async () => {
    const hidden = changedDemo("shop", "script", "% mkdir new", "% mkdir /new");
    await assert.rejects(drift(hidden), /\/script:\d+: the hidden step failed: mkdir: .*Read-only/u);
    const unused = changedDemo("shop", "script", "$ usr/bin/shop\n", "$ usr/bin/shop\n~ x: (DM)\n");
    await assert.rejects(drift(unused), /\/script:\d+: ‹x› does not occur/u);
  });
});

suite("the host is left alone", () => {
  test("the store, the home directory and the work tree are unchanged after a run", { skip }, () => {
    stage();
    // A home directory and a work tree that nothing else writes to at the same time.
    const home = join(temporary, "home");
    const tree = join(temporary, "tree");
    mkdirSync(home);
    writeFileSync(join(home, ".profile"), "mine\n");
    cpSync(folder, join(tree, folder), { recursive: true });
    const look = (): readonly string[] =>
      [home, tree, "/nix/store", "/nix/var/nix/profiles"].flatMap(inventory);
    const before = look();
    const args = ["--import", import.meta.resolve("tsx"), join(process.cwd(), "src/node/demos/cli.ts")];
    const run = spawnSync(process.execPath, [...args, "shop", "two-machines", "profiles"], {
      cwd: tree,
      env: { ...process.env, HOME: home, XDG_CACHE_HOME: join(cacheFolder(), "..") },
      encoding: "utf8",
    });
    assert.equal(run.status, 0, run.stdout + run.stderr);
    assert.deepEqual(look(), before);
  });

  test("a demo cannot write to the host, see it, or reach a network", { skip }, async () => {
    const vandal = join(temporary, "vandal");
    mkdirSync(vandal);
    const commands = [
      "touch /mnt/x",
      "touch /usr/x",
      "touch /etc/x",
      `ls ${temporary}`,
      `ls ${process.cwd()}`,
      `python3 -c 'import socket; socket.create_connection(("1.1.1.1", 53), 2)' 2>/dev/null`,
    ];
    const script = `title: Vandal\ndirectory: here\nsandbox: off\n\n`;
    const lines = [...commands, "env | grep SECRET_OF_THE_HOST"].map((command) => `$ ${command}\n`);
    writeFileSync(join(vandal, "script"), script + lines.join(""));
    process.env["SECRET_OF_THE_HOST"] = "1";
    const { turns } = await runDemo(readDemo(vandal), stage());
    delete process.env["SECRET_OF_THE_HOST"];
    assert.deepEqual(
      turns.filter((turn) => turn.status === 0),
      [],
    );
    assert.deepEqual(readdirSync(vandal), ["script"]);
  });
});

/** Everything in a folder that a write would change: names, sizes, modes and times. */
function inventory(path: string): readonly string[] {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [`${path} is not there`];
  const { size, mode, mtimeMs } = stats;
  // The content of a real store does not change, only what is in it.
  const below = stats.isDirectory() && !path.startsWith("/nix/store/") ? readdirSync(path) : [];
  return [`${path} ${size} ${mode} ${mtimeMs}`, ...below.flatMap((name) => inventory(join(path, name)))];
}
