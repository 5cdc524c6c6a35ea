import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { createParser } from "../../compile/parse.ts";
import { launchBrowser } from "../browser.ts";
import { openFolder } from "../folder.ts";
import { finishSite } from "../site.ts";
import { checksumsOf } from "./checksum.ts";
import { dateOf } from "./date.ts";
import { type Made, makeDocuments } from "./document.ts";
import type { PaperSize } from "./documents.ts";
import { offerDocuments } from "./offer.ts";
import { openStaging } from "./write.ts";

export interface MakeOptions {
  /** Absolute paths: of the project, and of where the site with its PDFs goes. */
  readonly project: string;
  readonly outDir: string;
  /** Folder with the slides, relative to the project. */
  readonly folder: string;
  readonly paper: PaperSize;
  /** Told what is being done, a line each. */
  readonly tell: (line: string) => void;
}

/**
 * Builds the site and prints it: all documents and everything around them, or nothing. Throws an
 * Error with what is wrong; what was in the target before is there then as it was.
 */
export async function makePdfs(options: MakeOptions): Promise<readonly Made[]> {
  const { project, outDir, folder, paper, tell } = options;
  const slides = openFolder(folder, project);
  const date = dateOf(slides.path);
  const staging = openStaging(outDir);
  tell("Building the pages and starting the browser.");
  const starting = launchBrowser();
  // Whether it fails is asked below, when the pages are built.
  const started = starting.catch(() => undefined);
  try {
    const configFile = join(project, "vite.config.ts");
    await build({ configFile, build: { outDir: staging.path }, logLevel: "warn" });
    const { deck } = createParser()(slides.sources());
    const made = await makeDocuments(await starting, { site: staging.path, deck, date, paper, tell });
    finish(staging.path, made);
    staging.commit();
    return made;
  } finally {
    await (await started)?.close();
    staging.remove();
  }
}

/** Puts the documents into the site: the files, their checksums, and the deck's offer of them. */
function finish(site: string, made: readonly Made[]): void {
  const contents = made.map(({ document, bytes }) => ({ file: document.file, bytes }));
  for (const { file, bytes } of contents) writeFileSync(join(site, file), bytes);
  writeFileSync(join(site, "SHA256SUMS"), checksumsOf(contents));
  offerDocuments(
    site,
    made.map(({ document, bytes, pages }) => ({ ...document, pages, size: bytes.length })),
  );
  finishSite(site);
}
