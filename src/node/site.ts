import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Plugin } from "vite";
import { headerFiles } from "./headers.ts";

/** The deck as a single file: it lies in the folder of the site, and is no part of it. */
export const singleFile = "talk.html";

const worker = "sw.js";
const notFound = "404.html";
const versionMeta = /(<meta name="site-version" content=")[^"]*(" \/>)/;
const workerData = /^const site=.*;\n/;

/**
 * Finishes the site in a folder: its version, the worker that keeps it offline, and the files that
 * tell hosts which headers to send. To be called again when files have been added or changed; what
 * it writes depends only on the files that are there. Compressed copies are removed, as they would
 * be out of date.
 */
export function finishSite(outDir: string): void {
  const all = listFiles(outDir);
  const copies = all.filter((file) => isCopy(file, all));
  for (const copy of copies) rmSync(join(outDir, copy));
  const files = all.filter((file) => isServed(file) && !copies.includes(file));
  const pages = files.filter((file) => file.endsWith(".html"));
  const read = (file: string) => readFileSync(join(outDir, file));
  const readPage = (file: string) => read(file).toString();
  for (const page of pages) writeFileSync(join(outDir, page), withVersion(readPage(page), ""));
  const version = hashOf(files.map((file) => `${file} ${hashOf(read(file))}\n`).join("")).slice(0, 12);
  for (const page of pages) writeFileSync(join(outDir, page), withVersion(readPage(page), version));
  for (const [name, text] of headerFiles(pages.map((page) => [page, readPage(page)]))) {
    writeFileSync(join(outDir, name), text);
  }
  if (!existsSync(join(outDir, worker))) return;
  const kept = files.filter((file) => file !== notFound);
  const hashes = kept.map((file) => [addressOf(file), `sha256-${hashOf(read(file), "base64")}`] as const);
  const data = JSON.stringify({ version, files: Object.fromEntries(hashes) });
  const script = readFileSync(join(outDir, worker), "utf8").replace(workerData, "");
  writeFileSync(join(outDir, worker), `const site=${data};\n${script}`);
}

/**
 * Vite plugin: adds the worker and the page for wrong addresses to a build, and finishes the site
 * when all its files are written. `pages` is the folder with their sources.
 */
export function site(pages: string): Plugin {
  return {
    name: "site",
    apply: "build",
    enforce: "post",
    buildStart() {
      this.emitFile({ type: "chunk", id: join(pages, "sw/worker.ts"), fileName: worker });
      // Hosts show it at any depth, so it names no file of the site, and Vite need not read it.
      this.emitFile({ type: "asset", fileName: notFound, source: readFileSync(join(pages, notFound)) });
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const page of Object.values(bundle)) {
          if (page.type !== "asset" || !page.fileName.endsWith(".html")) continue;
          const mark = '<meta name="site-version" content="" />';
          page.source = String(page.source).replace("</title>", `</title>\n    ${mark}`);
        }
      },
    },
    writeBundle({ dir }) {
      if (dir !== undefined) finishSite(dir);
    },
  };
}

/** Every file of a folder by its path in there, with slashes, in one order on every machine. */
export function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();
}

/** Whether a file is a compressed copy of another one; an archive for download is none. */
export function isCopy(file: string, all: readonly string[]): boolean {
  return /\.(br|gz)$/.test(file) && all.includes(file.replace(/\.\w+$/, ""));
}

/** Whether visitors can ask for a file: hosts keep those for themselves that are meant for them. */
function isServed(file: string): boolean {
  return !/(^|\/)[._]/.test(file) && file !== worker && file !== singleFile;
}

function withVersion(page: string, version: string): string {
  return page.replace(versionMeta, (_all, before: string, after: string) => before + version + after);
}

/** A file's name as it stands in addresses. */
function addressOf(file: string): string {
  const escaped = file.replaceAll(/[%?#\\]/g, encodeURIComponent);
  return new URL(escaped, "http://localhost/").pathname.slice(1);
}

function hashOf(content: string | Uint8Array, encoding: "hex" | "base64" = "hex"): string {
  return createHash("sha256").update(content).digest(encoding);
}
