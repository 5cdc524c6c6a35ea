import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enter } from "../../src/node/demos/enter.ts";
import { defaultSuite, findStage, type Stage } from "../../src/node/demos/stage.ts";
import type { FileTree } from "../../src/nix/nar.ts";

/** The stage of the demos, for tests that ask real programs. */
export interface DemoStage {
  /** Why tests that need the stage are skipped; with DEMOS_REQUIRED=1 they are not, and fail with that. */
  readonly skip: string | false;
  /**
   * Runs a Bash script in a new room, which sees these files in `/mnt`; resolves to what it printed.
   * Rejects with what it printed to standard error if it fails.
   */
  readonly run: (files: Readonly<Record<string, FileTree>>, script: string) => Promise<string>;
}

/** Finds the stage, or makes it. */
export async function openDemoStage(): Promise<DemoStage> {
  const found = await findStage(defaultSuite, (text) => process.stderr.write(`${text}\n`));
  const skip = typeof found === "string" && process.env["DEMOS_REQUIRED"] !== "1" ? found : false;
  const run: DemoStage["run"] = async (files, script) => {
    if (typeof found === "string") throw new Error(found);
    const folder = mkdtempSync(join(tmpdir(), "room-"));
    // Whoever lives in the room is somebody else.
    chmodSync(folder, 0o755);
    try {
      for (const [name, tree] of Object.entries(files)) writeTree(join(folder, name), tree);
      return await runIn(found, folder, script);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  return { skip, run };
}

async function runIn(stage: Stage, folder: string, script: string): Promise<string> {
  const room = { root: stage.root, source: folder, sandbox: true };
  const [program = "", ...args] = enter(room, ["bash", "-euo", "pipefail", "-c", script]);
  return new Promise((resolve, reject) => {
    execFile(program, args, { maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(stderr === "" ? error.message : stderr));
    });
  });
}

function writeTree(path: string, tree: FileTree): void {
  if (tree.type === "symlink") symlinkSync(tree.target, path);
  else if (tree.type === "regular") {
    writeFileSync(path, tree.contents);
    if (tree.executable === true) chmodSync(path, 0o755);
  } else {
    mkdirSync(path);
    for (const [name, entry] of Object.entries(tree.entries)) writeTree(join(path, name), entry);
  }
}
