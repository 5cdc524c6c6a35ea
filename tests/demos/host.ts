import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readDemo } from "../../src/node/demos/folder.ts";
import { runDemo } from "../../src/node/demos/run.ts";
import { cacheFolder, type Stage } from "../../src/node/demos/stage.ts";

/**
 * Tests of what runs do to the machine they run on, and what of it they see. `temporary` is an
 * empty folder to work in; `skip` is why there is no stage, or false.
 */
export function hostTests(stage: () => Stage, skip: string | false, temporary: string): void {
  test("two runs in a row print the same and change nothing on the host", { skip }, () => {
    // A home directory and a work tree that nothing else writes to at the same time.
    const home = join(temporary, "home");
    const tree = join(temporary, "tree");
    mkdirSync(home);
    writeFileSync(join(home, ".profile"), "mine\n");
    cpSync("slides/demos", join(tree, "slides/demos"), { recursive: true });
    const look = (): readonly string[] => [
      ...[home, tree, stage().root].flatMap((path) => inventory(path)),
      // Of a real Nix, what builds and installations change; it may be in use meanwhile.
      ...["/nix", "/nix/store", "/nix/var/nix/profiles"].flatMap((path) => inventory(path, 1)),
      ...namesIn(cacheFolder()),
    ];
    const before = look();
    const args = ["--import", import.meta.resolve("tsx"), join(process.cwd(), "src/node/demos/cli.ts")];
    for (const time of ["first", "second"]) {
      const run = spawnSync(process.execPath, [...args, "link", "shop", "two-machines", "profiles"], {
        cwd: tree,
        env: { ...process.env, HOME: home, XDG_CACHE_HOME: join(cacheFolder(), "..") },
        encoding: "utf8",
      });
      assert.equal(run.status, 0, `${time} run:\n${run.stdout}${run.stderr}`);
      assert.deepEqual(look(), before);
    }
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
}

/** Everything in a folder, down to a depth, that a write would change: names, sizes, modes and times. */
function inventory(path: string, depth = Number.POSITIVE_INFINITY): readonly string[] {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [`${path} is not there`];
  const { size, mode, mtimeMs } = stats;
  const below = stats.isDirectory() && depth > 0 ? readdirSync(path) : [];
  return [
    `${path} ${size} ${mode} ${mtimeMs}`,
    ...below.flatMap((name) => inventory(join(path, name), depth - 1)),
  ];
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}
