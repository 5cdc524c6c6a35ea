import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Plugin, PluginOption } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { contentTypeOf } from "./content-type.ts";
import { singleFile } from "./site.ts";

/** What only a site has, by the tag that names it. */
const onlyOnSites = /\s*<link rel="manifest"[^>]*>/g;

/**
 * Vite plugins: write the deck as one page that needs nothing else. To stand before the policy,
 * which has to see the page with all that is in it; behind that, `nameOneFile`.
 */
export function inOneFile(): PluginOption {
  return [
    viteSingleFile(),
    {
      name: "shorten",
      enforce: "post",
      // The file is written beside a site that may lie there already.
      config: () => ({ build: { emptyOutDir: false } }),
      generateBundle: {
        order: "post",
        handler(_options, bundle) {
          const page = bundle["index.html"];
          if (page?.type === "asset") page.source = withPackedScript(withoutIndents(String(page.source)));
        },
      },
    },
  ];
}

/** Vite plugin: gives the single page its name, and leaves everything beside it out. */
export function nameOneFile(): Plugin {
  return {
    name: "one-file",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset") return this.error("There is no page to put into one file.");
        let source = String(page.source).replaceAll(onlyOnSites, "");
        for (const [name, file] of Object.entries(bundle)) {
          if (file.type === "asset")
            source = source.replaceAll(`"./${name}"`, `"${asAddress(name, file.source)}"`);
          delete bundle[name];
        }
        this.emitFile({ type: "asset", fileName: singleFile, source });
      },
    },
  };
}

/** The page without spaces at the ends of its lines, where those mean nothing. */
function withoutIndents(page: string): string {
  const kept = /(<(pre|script|style|textarea)\b[\s\S]*?<\/\2>)/;
  // Split at a pattern with two groups: the text between, the element, and the element's name.
  return page
    .split(kept)
    .map((piece, i) => (i % 3 === 0 ? piece.replaceAll(/[ \t]*\n\s*/g, "\n") : i % 3 === 1 ? piece : ""))
    .join("");
}

/** Unpacks the script of the page and runs it: the policy allows it by its hash, like any other. */
const unpack = (packed: string) =>
  `const bytes = Uint8Array.from(atob("${packed}"), (c) => c.charCodeAt(0));
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
const script = document.createElement("script");
script.type = "module";
script.textContent = await new Response(stream).text();
document.head.append(script);`;

/** The page with its script compressed to less than half, base64 included. */
function withPackedScript(page: string): string {
  return page.replace(/<script type="module"[^>]*>([\s\S]*?)<\/script>/, (_element, code: string) => {
    const hash = createHash("sha256").update(code).digest("base64");
    const packed = gzipSync(code, { level: 9 }).toString("base64");
    return `<script type="module" data-unpacks="sha256-${hash}">${unpack(packed)}</script>`;
  });
}

/** A file as an address that holds all of it; Vite itself leaves the page's icons as files. */
function asAddress(name: string, content: string | Uint8Array): string {
  return `data:${contentTypeOf(name)};base64,${Buffer.from(content).toString("base64")}`;
}
