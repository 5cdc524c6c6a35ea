import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { finishSite, listFiles } from "./site.ts";

const compressible = /\.(html|css|js|svg|json|webmanifest|txt)$/;
const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY } = constants;

/**
 * Writes a compressed copy or two beside every file of a site that gains by it: `.br` and `.gz`, for
 * servers that send those instead. Returns the bytes of the files and of their copies.
 */
export async function compressSite(outDir: string): Promise<Readonly<Record<"plain" | "br" | "gz", number>>> {
  finishSite(outDir);
  const sums = { plain: 0, br: 0, gz: 0 };
  const files = listFiles(outDir).filter((file) => compressible.test(file) && !/(^|\/)[._]/.test(file));
  await Promise.all(
    files.map(async (file) => {
      const path = join(outDir, file);
      const content = readFileSync(path);
      const copies = {
        br: await promisify(brotliCompress)(content, {
          params: { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY },
        }),
        gz: await promisify(gzip)(content, { level: 9 }),
      };
      sums.plain += content.length;
      for (const kind of ["br", "gz"] as const) {
        sums[kind] += Math.min(copies[kind].length, content.length);
        if (copies[kind].length < content.length) writeFileSync(`${path}.${kind}`, copies[kind]);
      }
    }),
  );
  return sums;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const at = process.argv.indexOf("--outDir");
  const outDir = resolve(at < 0 ? "dist" : (process.argv[at + 1] ?? "dist"));
  if (statSync(join(outDir, "index.html"), { throwIfNoEntry: false })) {
    const { plain, br, gz } = await compressSite(outDir);
    const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
    console.log(`${relative(process.cwd(), outDir)}  ${kB(plain)}, as .gz ${kB(gz)}, as .br ${kB(br)}`);
  } else {
    console.error(`There is no site in ${relative(process.cwd(), outDir)}. Run \`npm run build\` first.`);
    process.exitCode = 1;
  }
}
