import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { launchBrowser } from "./browser.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Builds the deck and prints its static page: `talk.pdf` in the build's folder, one page a slide. */
async function printTalk(outDir: string): Promise<void> {
  const configFile = join(project, "vite.config.ts");
  await build({ configFile, build: { outDir }, logLevel: "warn" });
  const server = await preview({
    configFile,
    build: { outDir },
    preview: { port: 0, open: false },
    logLevel: "warn",
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(new URL("print.html", server.resolvedUrls?.local[0]).href, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
    });
    writeBeside(join(outDir, "talk.pdf"), pdf);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Writes a file so that whoever reads it meanwhile sees the old one or the new one, never half of it. */
function writeBeside(file: string, content: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

const at = process.argv.indexOf("--outDir");
const outDir = join(process.cwd(), at < 0 ? "dist" : (process.argv[at + 1] ?? "dist"));
try {
  await printTalk(outDir);
  const file = join(outDir, "talk.pdf");
  if (existsSync(file))
    console.log(`${relative(process.cwd(), file)}  ${Math.round(statSync(file).size / 1000)} kB`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
