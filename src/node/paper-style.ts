import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

const link = /\s*<link rel="stylesheet" href="\.\/(style\/print-[\w-]+\.css)"[^>]*>/g;

/**
 * Vite plugin: style sheets that only a page for paper has stay files of their own, so that the deck
 * need not load them. `pages` is the folder of the pages. To stand before what looks at finished pages.
 */
export function paperStyle(pages: string): Plugin {
  return {
    name: "paper-style",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const page of Object.values(bundle)) {
          if (page.type !== "asset" || !page.fileName.endsWith(".html")) continue;
          const links: string[] = [];
          const rest = String(page.source).replace(link, (_link, file: string) => {
            const source = readFileSync(join(pages, file), "utf8");
            const sheet = this.emitFile({ type: "asset", name: basename(file), source });
            links.push(`<link rel="stylesheet" href="./${this.getFileName(sheet)}" />\n  `);
            return "";
          });
          // Last, because browsers let the last rule for paper sizes win, whatever its name or layer.
          page.source = rest.replace("</head>", () => `  ${links.join("  ")}</head>`);
        }
      },
    },
  };
}
