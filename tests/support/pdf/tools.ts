import { spawnSync } from "node:child_process";

/** The programs that look into PDFs, and the packages they come in. None of them is ours. */
const packages: Readonly<Record<string, string>> = {
  qpdf: "qpdf",
  pdfinfo: "poppler-utils",
  pdffonts: "poppler-utils",
  pdfimages: "poppler-utils",
  pdftotext: "poppler-utils",
};

/** One sentence on the first program that is missing; undefined if all are there. */
function missingTool(): string | undefined {
  const program = Object.keys(packages).find((name) => spawnSync(name, ["--help"]).error !== undefined);
  return program && `${program} is missing: install the package \`${packages[program]}\`.`;
}

/** Why tests of PDFs are skipped; with PDF_TOOLS_REQUIRED=1 they are not, and fail with that reason. */
export const skip = process.env["PDF_TOOLS_REQUIRED"] === "1" ? false : (missingTool() ?? false);

/** Why tests of slides with letters of many alphabets are skipped, as above: fontconfig finds no font. */
export const skipLetters =
  skip || (process.env["PDF_TOOLS_REQUIRED"] === "1" ? false : (missingLetters() ?? false));

function missingLetters(): string | undefined {
  const missing = ["zh", "ja", "he", "ar"].find((language) => {
    const { error, stdout } = spawnSync("fc-list", [`:lang=${language}`], { encoding: "utf8" });
    return error === undefined && stdout.trim() === "";
  });
  return missing && `No font has the letters of ${missing}: install \`fonts-droid-fallback\` or another one.`;
}

/** What a program prints. Throws an Error with what it says if it fails. */
export function run(program: string, args: readonly string[]): string {
  const { stdout, stderr, status, error } = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error) throw new Error(missingTool() ?? error.message);
  // qpdf ends with 3 when it has only something to warn of.
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stdout}${stderr}`);
  return stdout;
}
