import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview } from "vite";
import { launchBrowser } from "./browser.ts";

/** What is to be photographed of the deck as it is printed, in a window of this size. */
export interface Photo {
  readonly width: number;
  readonly height: number;
  /** Styles for this picture alone. */
  readonly look: string;
}

/** PNG pictures of the deck that a Vite configuration builds, in the order that was asked for. */
export async function takePhotos(
  configFile: string,
  photos: readonly Photo[],
): Promise<readonly Uint8Array[]> {
  const outDir = mkdtempSync(join(tmpdir(), "slides-photo-"));
  try {
    await build({ configFile, build: { outDir }, logLevel: "error" });
    return await photograph(configFile, outDir, photos);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

async function photograph(configFile: string, outDir: string, photos: readonly Photo[]) {
  const server = await preview({
    configFile,
    build: { outDir },
    preview: { port: 0, open: false },
    logLevel: "error",
  });
  const browser = await launchBrowser();
  try {
    const taken: Uint8Array[] = [];
    for (const { width, height, look } of photos) {
      const page = await browser.newPage({ viewport: { width, height }, bypassCSP: true });
      await page.goto(new URL("print.html", server.resolvedUrls?.local[0]).href, { waitUntil: "load" });
      await page.addStyleTag({ content: look });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      taken.push(await page.screenshot({ clip: { x: 0, y: 0, width, height } }));
      await page.close();
    }
    return taken;
  } finally {
    await browser.close();
    await server.close();
  }
}
