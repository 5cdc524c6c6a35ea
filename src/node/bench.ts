import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright";
import { createServer, preview } from "vite";
import { typeInLab } from "./bench-lab.ts";
import { slowVisits } from "./bench-paint.ts";
import { sizes } from "./bench-sizes.ts";
import { launchBrowser } from "./browser.ts";

/** Prints the figures that this project is held to, measured here and now. Compare within one run. */
const project = fileURLToPath(new URL("../..", import.meta.url));
const configFile = join(project, "vite.config.ts");
const vite = join(project, "node_modules/vite/bin/vite.js");
const temp = mkdtempSync(join(tmpdir(), "slides-bench-"));
const outDir = join(temp, "dist");

try {
  measureBuild();
  for (const [what, figure] of sizes(outDir, join(project, "node_modules"))) print(what, figure);
  const browser = await launchBrowser();
  await measureLoad(browser);
  for (const [what, figure] of await slowVisits(browser, outDir)) print(what, figure);
  for (const [what, figure] of await typeInLab(browser, outDir)) print(what, figure);
  await measureEdit(browser);
  await browser.close();
} finally {
  rmSync(temp, { recursive: true, force: true });
}

function print(what: string, figure: string): void {
  console.log(`${what.padEnd(60)} ${figure}`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Milliseconds that a build takes as its own process, start to end. */
function timeBuild(args: readonly string[], cwd: string): number {
  const start = performance.now();
  execFileSync(process.execPath, [vite, "build", ...args], { cwd, stdio: "ignore" });
  return performance.now() - start;
}

/** The talk against a page that imports Reveal and nothing else, in turns, so that noise hits both. */
function measureBuild(): void {
  const floor = join(temp, "floor");
  cpSync(join(project, "node_modules/reveal.js/package.json"), join(floor, "reveal.json"));
  symlinkSync(join(project, "node_modules"), join(floor, "node_modules"));
  writeFileSync(join(floor, "package.json"), '{ "type": "module" }');
  writeFileSync(join(floor, "index.html"), '<!doctype html><script type="module" src="./main.js"></script>');
  writeFileSync(join(floor, "main.js"), 'import Reveal from "reveal.js";\nnew Reveal().initialize();\n');
  const talk: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 7; round++) {
    bare.push(timeBuild([], floor));
    talk.push(timeBuild(["--outDir", outDir], project));
  }
  const ratio = median(talk) / median(bare);
  print("build: the talk, median of 7", `${median(talk).toFixed(0)} ms`);
  print("build: a page that only imports reveal.js", `${median(bare).toFixed(0)} ms`);
  print("build: ratio (bar: 2.5)", ratio.toFixed(2));
}

/** Time until the deck can be used, and until its largest text is painted, on this machine. */
async function measureLoad(browser: Browser): Promise<void> {
  const server = await preview({
    configFile,
    build: { outDir },
    preview: { port: 0, open: false },
    logLevel: "silent",
  });
  const address = server.resolvedUrls?.local[0] ?? "";
  const ready: number[] = [];
  const painted: number[] = [];
  for (let round = 0; round < 7; round++) {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(address);
    await page.waitForSelector(".reveal.ready");
    ready.push(await page.evaluate(() => performance.now()));
    painted.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const observer = new PerformanceObserver((list) =>
              resolve(list.getEntries().at(-1)?.startTime ?? 0),
            );
            observer.observe({ type: "largest-contentful-paint", buffered: true });
          }),
      ),
    );
    await page.close();
  }
  await server.close();
  print("load: largest text painted, median of 7", `${median(painted).toFixed(0)} ms`);
  print("load: deck ready", `${median(ready).toFixed(0)} ms`);
}

/** From saving a slide to its new text being painted, with the development server. */
async function measureEdit(browser: Browser): Promise<void> {
  const folder = join(temp, "slides");
  cpSync(join(project, "slides"), folder, { recursive: true });
  process.env["SLIDES"] = folder;
  const server = await createServer({ configFile, server: { port: 0, open: false }, logLevel: "silent" });
  await server.listen();
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`${server.resolvedUrls?.local[0] ?? ""}#afterwards`);
  await page.waitForSelector(".reveal.ready");
  const file = join(folder, readdirSync(folder).find((name) => name.endsWith(".md")) ?? "");
  const original = readFileSync(file, "utf8");
  const times: number[] = [];
  for (let round = 0; round < 15; round++) {
    const mark = `edited-${round}`;
    const seen = page.evaluate(
      (text) =>
        new Promise<number>((resolve) => {
          const observer = new MutationObserver(() => {
            if (!document.querySelector(".slides")?.textContent.includes(text)) return;
            observer.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
          });
          observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        }),
      mark,
    );
    await page.waitForTimeout(150);
    const start = Date.now();
    writeFileSync(file, original.replace(/^# (.*)$/m, `# $1 ${mark}`));
    times.push((await seen) - start);
  }
  await server.close();
  print("edit: saved to painted, median of 15 (bar: 120)", `${median(times).toFixed(0)} ms`);
}
