import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { isRunning, takeTurn } from "../../src/node/turn.ts";
import { temporaryFolder, viteConfig } from "./project.ts";

/** A folder with a built site, which its test may change. */
export interface BuiltSite {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** Builds slides (default: the talk, which is built once for all files of a test run) into a new folder. */
export async function buildSite(slides?: string, mode?: string): Promise<BuiltSite> {
  const files = await temporaryFolder();
  try {
    if (slides === undefined && isPartOfRun) cpSync(await builtTalk(mode), files.path, { recursive: true });
    else await buildInto(files.path, slides, mode);
  } catch (error) {
    await files.remove();
    throw error;
  }
  return files;
}

async function buildInto(outDir: string, slides?: string, mode?: string): Promise<void> {
  await build({ ...viteConfig(slides), ...(mode ? { mode } : {}), build: { outDir, emptyOutDir: true } });
}

// A file that is run by itself, perhaps between two edits, has nobody to share with.
const isPartOfRun = process.env["NODE_TEST_CONTEXT"] === "child-v8";

const shared = fileURLToPath(new URL("../../node_modules/.cache/test-sites/", import.meta.url));

/** The talk as this test run has built it; every run builds it anew. */
async function builtTalk(mode = "production"): Promise<string> {
  mkdirSync(shared, { recursive: true });
  const path = join(shared, `${process.ppid}-${mode}`);
  const giveBack = await takeTurn(`${path}.turn`);
  try {
    if (existsSync(path)) return path;
    for (const name of readdirSync(shared)) {
      if (!isRunning(Number.parseInt(name, 10))) rmSync(join(shared, name), { recursive: true, force: true });
    }
    // The name says that it is whole.
    await buildInto(`${path}.new`, undefined, mode);
    renameSync(`${path}.new`, path);
    return path;
  } finally {
    giveBack();
  }
}
