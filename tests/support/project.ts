import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { InlineConfig } from "vite";

const project = fileURLToPath(new URL("../../", import.meta.url));

/** The project's own settings for Vite, for the slides in `folder` (default: the talk). */
export function viteConfig(folder?: string): InlineConfig {
  // The settings read it when they are loaded, which is when the server or the build starts.
  if (folder === undefined) delete process.env["SLIDES"];
  else process.env["SLIDES"] = folder;
  return {
    configFile: join(project, "vite.config.ts"),
    root: join(project, "src"),
    logLevel: "error",
    clearScreen: false,
  };
}

/** A new empty folder for files of a test; `remove` takes it away again. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "slides-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
