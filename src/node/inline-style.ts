import { posix } from "node:path";
import type { Plugin } from "vite";

const link = /\s*<link rel="stylesheet"[^>]* href="\.\/([^"]+\.css)"[^>]*>/;

/**
 * Vite plugin: puts the style sheet of the site into its first page, so that the first slide need not
 * wait for another request. To stand before the policy, which allows a style by what is in it.
 */
export function inlineStyle(): Plugin {
  return {
    name: "inline-style",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset") return;
        const source = String(page.source);
        const file = link.exec(source)?.[1] ?? "";
        const sheet = bundle[file];
        if (sheet?.type !== "asset") this.error("index.html has no style sheet of its own.");
        const style = movedUp(String(sheet.source), posix.dirname(file));
        // Last, because services that show a preview of a link read only the beginning of its page.
        page.source = source
          .replace(link, "")
          .replace("</head>", () => `  <style>${style}</style>\n  </head>`);
      },
    },
  };
}

/** A style sheet as it has to be above the folder it was written for. */
function movedUp(style: string, folder: string): string {
  return style.replaceAll(/url\((["']?)\.\//g, (_url, quote: string) => `url(${quote}./${folder}/`);
}
