import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright";
import { temporaryFolder } from "../project.ts";
import type { Expected } from "./expected.ts";
import { readDeck, readShown } from "./deck.ts";
import { type Bookmark, type Pdf, readPdf } from "./read.ts";

/** A site with its PDFs, and what they must hold. */
export interface MadeSite {
  readonly path: string;
  readonly index: string;
  readonly documents: ReadonlyMap<string, { readonly pdf: Pdf; readonly expected: Expected }>;
  readonly remove: () => Promise<void>;
}

const slideSize = "1440 × 810";

const kinds = [
  { file: "talk.pdf", page: "print.html", suffix: "", limit: 1_000_000, size: slideSize },
  { file: "talk-steps.pdf", page: "steps.html", suffix: ": step by step", limit: 1_500_000, size: slideSize },
  {
    file: "talk-handout.pdf",
    page: "handout.html",
    suffix: ": handout",
    limit: 1_500_000,
    size: "596 × 843",
  },
] as const;

/** When the documents say that they were made: 14 November 2023, 22:13:20 UTC. */
export const dated = { SOURCE_DATE_EPOCH: "1700000000" };

/** Runs the command that users run. */
export function runPdf(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  cwd = process.cwd(),
) {
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  const command = ["--import", import.meta.resolve("tsx"), join(cwd, "src/node/pdf.ts"), ...args];
  return spawnSync(process.execPath, command, {
    cwd,
    env: { ...inherited, ...environment },
    encoding: "utf8",
  });
}

/** Makes the PDFs of a folder of slides, and reads what they must hold from there. */
export async function makeSite(browser: Browser, folder: string): Promise<MadeSite> {
  const { path, remove } = await temporaryFolder();
  const { status, stderr } = runPdf(["--outDir", path], { SLIDES: folder, ...dated });
  if (status !== 0) throw new Error(stderr.slice(-2000));
  const deck = readDeck(folder);
  const documents = new Map<string, { pdf: Pdf; expected: Expected }>();
  for (const { file, page, suffix, limit, size } of kinds) {
    const shown = await readShown(browser, path, page);
    const title = deck.settings.title + suffix;
    const expected = { deck, shown, isBook: page === "handout.html", size, title, limit };
    documents.set(file, { pdf: readPdf(join(path, file)), expected });
  }
  return { path, index: readFileSync(join(path, "index.html"), "utf8"), documents, remove };
}

/** How many bookmarks there are, those below others included. */
export function countInOutline(outline: readonly Bookmark[]): number {
  return outline.reduce((sum, { below }) => sum + 1 + countInOutline(below), 0);
}
