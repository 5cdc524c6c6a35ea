import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { createParser } from "../compile/parse.ts";
import { launchBrowser } from "./browser.ts";
import { openFolder } from "./folder.ts";
import { makeDocument } from "./pdf/document.ts";
import { documents } from "./pdf/documents.ts";
import { makePdfs } from "./pdf/make.ts";

/** Prints the figures that the PDFs are held to, measured here and now. */
const project = fileURLToPath(new URL("../..", import.meta.url));
const temp = mkdtempSync(join(tmpdir(), "pdf-bench-"));

try {
  await measureTalk();
  for (const slides of [250, 500, 1000]) await measureMany(slides);
} finally {
  rmSync(temp, { recursive: true, force: true });
}

function print(what: string, figure: string): void {
  console.log(`${what.padEnd(58)} ${figure}`);
}

/** All documents of the talk, from the sources to the finished files, twice. */
async function measureTalk(): Promise<void> {
  const sums = new Set<string>();
  for (const name of ["first", "second"]) {
    const outDir = join(temp, name);
    const start = performance.now();
    const made = await makePdfs({ project, outDir, folder: "slides", paper: "a4", tell: () => {} });
    print(`talk, ${name} run: all documents (bar: 8 s)`, seconds(start));
    sums.add(readFileSync(join(outDir, "SHA256SUMS"), "utf8"));
    if (name === "second") continue;
    for (const { document, bytes, pages } of made)
      print(`talk: ${document.file}, ${pages} pages`, `${(bytes.length / 1e6).toFixed(3)} MB`);
  }
  print("talk: checksums of both runs", sums.size === 1 ? "equal" : "different");
}

/** Only the slides of a long deck; memory is that of all processes of the browser. */
async function measureMany(slides: number): Promise<void> {
  const folder = join(temp, `slides-${slides}`);
  const site = join(temp, `site-${slides}`);
  writeDeck(folder, slides);
  process.env["SLIDES"] = folder;
  await build({ configFile: join(project, "vite.config.ts"), build: { outDir: site }, logLevel: "error" });
  delete process.env["SLIDES"];
  const { deck } = createParser()(openFolder(folder, project).sources());
  const [talk] = documents;
  if (!talk) throw new Error("There is no document to measure.");
  const memory = watchMemory();
  const start = performance.now();
  const browser = await launchBrowser();
  const job = { site, deck, date: undefined, paper: "a4", tell: () => {} } as const;
  const made = await makeDocument(browser, talk, job).finally(() => browser.close());
  const bars = slides === 1000 ? " (bars: 40 s, 2,000 MB)" : "";
  const figures = `${seconds(start)}, ${memory()} MB, ${(made.bytes.length / 1e6).toFixed(1)} MB on disk`;
  print(`${slides} slides, ${made.pages} pages: time, memory${bars}`, figures);
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** A deck of which two fifths are code and tables, with links and notes, in sections of fifty. */
function writeDeck(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "deck.yaml"), "title: A long deck\n");
  for (let first = 1; first <= count; first += 50) {
    const slides = Array.from({ length: 50 }, (_, i) => slideOf(first + i));
    const name = `${String(first).padStart(4, "0")}.md`;
    writeFileSync(join(folder, name), `---\ntitle: From ${first}\n---\n\n${slides.join("\n\n---\n\n")}\n`);
  }
}

function slideOf(number: number): string {
  const code = `\`\`\`nix\nlet\n  number = ${number};\n  list = [ 1 2 3 ];\nin {\n  name = "x\${toString number}";\n  inherit list;\n}\n\`\`\``;
  const rows = Array.from({ length: 5 }, (_, row) => `| row ${row} | ${number * row} | value |`).join("\n");
  const text = `- First point of ${number}\n- Second, with [a link](https://example.org/${number})\n- Third, [the first slide](#slide-1)`;
  const body = [code, `| a | b | c |\n|---|---|---|\n${rows}`, text, text, text][number % 5] ?? text;
  return `<!-- .slide: id="slide-${number}" -->\n\n## Slide ${number} says one thing about *topic ${number}*\n\n${body}\n\nNote: What is said about slide ${number}, in a sentence of the usual length, and in another one.`;
}

/** Watches the memory of the processes below this one (Linux only); the function tells the most in MB. */
function watchMemory(): () => number {
  let most = 0;
  const look = () => {
    const parents = new Map(processes().map((pid) => [pid, parentOf(pid)]));
    const isBelow = (pid: number): boolean => {
      const parent = parents.get(pid) ?? 0;
      return parent === process.pid || (parent > 1 && isBelow(parent));
    };
    const below = [...parents.keys()].filter(isBelow);
    most = Math.max(
      most,
      below.reduce((sum, pid) => sum + memoryOf(pid), 0),
    );
  };
  const timer = setInterval(look, 250);
  return () => {
    clearInterval(timer);
    return Math.round(most / 1000);
  };
}

function processes(): readonly number[] {
  return statSync("/proc", { throwIfNoEntry: false }) ? readdirSync("/proc").map(Number).filter(Boolean) : [];
}

function parentOf(pid: number): number {
  return Number(/\) \S (\d+)/.exec(read(`/proc/${pid}/stat`))?.[1] ?? 0);
}

/** What a process has for itself, and its share of what several have, in kB. */
function memoryOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // The process has ended meanwhile.
    return "";
  }
}
