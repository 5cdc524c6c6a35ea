import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** What belongs together in the folder of a built site, by how its scripts are called; the bar is in kB. */
const scripts: readonly (readonly [what: string, names: readonly string[], bar?: number])[] = [
  ["JavaScript of the deck and the speaker’s view", ["index", "shared", "slides", "speaker"], 50],
  ["JavaScript of the page to read", ["index", "shared", "reader"]],
  ["JavaScript of the hash lab", ["element", "hash"], 12],
  ["JavaScript of the generations lab", ["element", "generations"], 12],
  ["JavaScript of the linking lab", ["element", "linking"], 12],
  ["JavaScript of QR codes", ["qr"]],
];

/** How large a built site is, compressed by gzip, and what is installed to build it: lines to print. */
export function sizes(site: string, installed: string): readonly (readonly [string, string])[] {
  const assets = readdirSync(join(site, "assets")).map((name) => join(site, "assets", name));
  const named = (pattern: RegExp) => assets.filter((path) => pattern.test(path));
  const sum = (paths: readonly string[], size: (path: string) => number) =>
    `${(paths.reduce((total, path) => total + size(path), 0) / 1000).toFixed(1)} kB`;
  return [
    ["page with its styles, gzipped", sum([join(site, "index.html")], gzipped)],
    ["    the styles (bar: 25)", sum(named(/\/style-[^/]*\.css$/), gzipped)],
    ...scripts.map(([what, names, bar]) => {
      const pattern = new RegExp(`/(${names.join("|")})-[\\w-]{8}\\.js$`);
      return [
        `${what}, gzipped${bar === undefined ? "" : ` (bar: ${bar})`}`,
        sum(named(pattern), gzipped),
      ] as const;
    }),
    ["all fonts (bar: 130)", sum(named(/\.woff2$/), bytes)],
    ["node_modules (bar: 250)", `${Math.round(bytesBelow(installed) / 1e6)} MB`],
  ];
}

function gzipped(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length;
}

function bytes(path: string): number {
  return lstatSync(path).size;
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + bytes(join(entry.parentPath, entry.name)), 0);
}
