import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { inlineStyle } from "./src/node/inline-style.ts";
import { paperStyle } from "./src/node/paper-style.ts";
import { policy } from "./src/node/policy.ts";
import { share } from "./src/node/share.ts";
import { inOneFile, nameOneFile } from "./src/node/single.ts";
import { site } from "./src/node/site.ts";
import { unusedInReveal } from "./src/node/unused-css.ts";
import { slides } from "./src/node/vite-plugin.ts";

const project = fileURLToPath(new URL(".", import.meta.url));
const page = (name: string) => `${project}src/${name}.html`;

// What several kinds of windows need comes as one file; what only one kind needs comes with that.
const shared = {
  name: "shared",
  test: /vite\/|src\/(browser\/((?!main|slides)[\w-]+|labs\/(keys|channel|load))\.ts|html\.ts)$/,
  minShareCount: 2,
};

export default defineConfig(({ mode }) => {
  const isSingle = mode === "single";
  return {
    root: "src",
    base: "./",
    publicDir: false,
    plugins: [
      slides({ folder: process.env["SLIDES"] ?? "slides", project }),
      share(),
      ...(isSingle
        ? [inOneFile(), policy(), nameOneFile()]
        : [paperStyle(`${project}src`), inlineStyle(), policy(), site(`${project}src`)]),
    ],
    server: { open: process.stdout.isTTY && !process.env["CI"] },
    css: { transformer: "lightningcss", lightningcss: { unusedSymbols: [...unusedInReveal] } },
    build: {
      reportCompressedSize: false,
      // Few requests before the first slide: one style sheet, and one script for each purpose.
      cssCodeSplit: false,
      rolldownOptions: {
        output: { codeSplitting: { groups: [shared] } },
        input: isSingle ? page("index") : ["index", "print", "steps", "handout"].map(page),
      },
    },
  };
});
