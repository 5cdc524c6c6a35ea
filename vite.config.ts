import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { slides } from "./src/node/vite-plugin.ts";

const project = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  root: "src",
  base: "./",
  publicDir: false,
  plugins: [slides({ folder: process.env["SLIDES"] ?? "slides", project })],
  server: { open: process.stdout.isTTY && !process.env["CI"] },
  css: { transformer: "lightningcss" },
  build: {
    reportCompressedSize: false,
    rolldownOptions: { input: [`${project}src/index.html`, `${project}src/print.html`] },
  },
});
