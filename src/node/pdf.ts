import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Made } from "./pdf/document.ts";
import { papers, type PaperSize } from "./pdf/documents.ts";
import { makePdfs } from "./pdf/make.ts";
import { sizeInWords } from "./pdf/offer.ts";
import { explainWriting } from "./pdf/write.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));

function isPaper(name: string): name is PaperSize {
  return Object.hasOwn(papers, name);
}

function readArguments(): { outDir: string; paper: PaperSize } {
  const { values } = parseArgs({
    options: { outDir: { type: "string", default: "dist" }, paper: { type: "string", default: "a4" } },
  });
  const paper = values.paper.toLowerCase();
  if (!isPaper(paper)) throw new Error(`There is no paper ${values.paper}: use a4 or letter.`);
  return { outDir: resolve(project, values.outDir), paper };
}

/** What was made, a line a document; then what its reader should know. */
function report(made: readonly Made[], outDir: string): string {
  const rows = made.map(({ document, pages, bytes }) => [
    relative(process.cwd(), join(outDir, document.file)),
    `${pages} pages`,
    sizeInWords(bytes.length),
  ]);
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const table = rows.map(([file = "", pages = "", size = ""]) =>
    [file.padEnd(width(0)), pages.padStart(width(1)), size.padStart(width(2))].join("  "),
  );
  const small = made.flatMap(({ fits }) =>
    fits.map(({ where, scale }) => `${where} is drawn at ${Math.round(scale * 100)} %, to fit its page.`),
  );
  const files = made.flatMap((document) => document.files);
  const beside =
    files.length > 0
      ? [`Links to ${[...new Set(files)].join(", ")} lead to the public address, or to files beside the PDF.`]
      : [];
  const characters = [...new Set(made.flatMap(({ missing }) => missing))];
  const missing =
    characters.length > 0
      ? [
          `No font of this machine has ${characters.join(" ")}, so the PDFs do not show it. Install one that does.`,
        ]
      : [];
  return [...table, ...new Set(small), ...missing, ...beside].join("\n");
}

let target = "dist";
try {
  const { outDir, paper } = readArguments();
  target = outDir;
  const folder = process.env["SLIDES"] ?? "slides";
  const made = await makePdfs({ project, outDir, folder, paper, tell: (line) => console.error(line) });
  console.log(report(made, outDir));
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  console.error(explainWriting(error, target) ?? why);
  process.exitCode = 1;
}
