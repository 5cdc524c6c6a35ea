import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { isCopy, listFiles } from "../site.ts";

/** A folder in which a site is made before it takes the place of an older one. */
export interface Staging {
  readonly path: string;
  /** Moves everything to where it belongs, file by file; nothing new is written, so no disk can be full. */
  readonly commit: () => void;
  /** Removes what has not been moved. */
  readonly remove: () => void;
}

// Inside the target, because only there renaming is sure to work; hosts do not show such names.
const prefix = ".making-";

/** Opens a staging folder for `outDir`, which is made if it is not there. */
export function openStaging(outDir: string): Staging {
  mkdirSync(outDir, { recursive: true });
  for (const name of readdirSync(outDir)) {
    if (name.startsWith(prefix)) rmSync(join(outDir, name), { recursive: true, force: true });
  }
  const path = mkdtempSync(join(outDir, prefix));
  const remove = () => rmSync(path, { recursive: true, force: true });
  // Also when the run is ended from outside.
  process.once("exit", remove);
  return {
    path,
    remove: () => {
      process.off("exit", remove);
      remove();
    },
    commit: () => {
      const files = listFiles(path);
      // Pages last: until then the old ones find everything that they name.
      const isPage = (file: string) => file.endsWith(".html");
      for (const file of [...files.filter((name) => !isPage(name)), ...files.filter(isPage)]) {
        mkdirSync(dirname(join(outDir, file)), { recursive: true });
        renameSync(join(path, file), join(outDir, file));
      }
      const all = listFiles(outDir);
      // Compressed copies are those of the older files.
      const isOld = (file: string) => isCopy(file, all) || (isBuilt(file) && !files.includes(file));
      for (const file of all.filter(isOld)) rmSync(join(outDir, file));
    },
  };
}

/** Whether a file is one of those that a build names after their contents. */
function isBuilt(file: string): boolean {
  return /^assets\/[^/]+-[\w-]{8}\.\w+$/.test(file);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "it may not be written to",
  EDQUOT: "the disk is full",
  EEXIST: "something that is no folder stands there",
  ENOSPC: "the disk is full",
  ENOTDIR: "something that is no folder stands there",
  EPERM: "it may not be written to",
  EROFS: "it may not be written to",
};

/** One sentence on why nothing could be written to `outDir`; undefined if that is not what went wrong. */
export function explainWriting(error: unknown, outDir: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const spoken = /no space left|disk quota/i.test(error.message) ? "ENOSPC" : "";
  const reason = reasons[code] ?? reasons[spoken];
  return reason && `${outDir} cannot take the PDFs: ${reason}. What was there is as it was.`;
}
