import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview, resolveConfig } from "vite";
import { launchBrowser } from "./browser.ts";
import { cardKey, withKey } from "./card-key.ts";
import { cardSize } from "./share-tags.ts";
import { cardPath, slidesApi } from "./share.ts";

/** The look of the card: the title slide, less high, without what only belongs to a slide. */
const look = `
  :root { --slide-h: ${Math.round((1920 / cardSize.width) * cardSize.height)}px; }
  .slides { zoom: ${cardSize.width / 1920}; }
  .l-title { padding-top: 72px; }
  .foot :is(.hashbar, .num) { visibility: hidden; }
`;

/** Draws the picture that link previews show, from the title slide, where the deck file wants it. */
async function drawCard(): Promise<string> {
  const configFile = fileURLToPath(new URL("../../vite.config.ts", import.meta.url));
  const slides = slidesApi(await resolveConfig({ configFile, logLevel: "error" }, "build"));
  const deck = slides?.deck();
  const file = slides && deck && cardPath(deck, slides);
  if (!deck || file === undefined)
    throw new Error("Write `card: card.png` into the deck file: the picture will be put there, beside it.");
  const outDir = mkdtempSync(join(tmpdir(), "slides-card-"));
  try {
    await build({ configFile, build: { outDir }, logLevel: "error" });
    writeFileSync(file, withKey(await takePicture(configFile, outDir), cardKey(deck)));
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
  return file;
}

async function takePicture(configFile: string, outDir: string): Promise<Uint8Array> {
  const server = await preview({
    configFile,
    build: { outDir },
    preview: { port: 0, open: false },
    logLevel: "error",
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: cardSize, bypassCSP: true });
    await page.goto(new URL("print.html", server.resolvedUrls?.local[0]).href, { waitUntil: "load" });
    await page.addStyleTag({ content: look });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return await page.screenshot({ clip: { x: 0, y: 0, ...cardSize } });
  } finally {
    await browser.close();
    await server.close();
  }
}

try {
  console.log(relative(process.cwd(), await drawCard()));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
