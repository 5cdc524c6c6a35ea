import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { bundledLanguages, bundledLanguagesAlias } from "shiki/langs";
import type { CodeText } from "../compile/deck.ts";
import type { Piece, View } from "../compile/render/view.ts";
import { scopes } from "./scopes.ts";

/** Whether there is a grammar for a language, by its name or an alias. */
export function knowsLanguage(name: string): boolean {
  return isPlain(name) || name in bundledLanguages || name in bundledLanguagesAlias;
}

function isPlain(name: string): boolean {
  return ["text", "plain", "txt", "ansi"].includes(name);
}

type Lines = readonly (readonly Piece[])[];

/**
 * Makes a highlighter that has seen to some pieces of code. What was coloured once is kept, in memory
 * and in a file if one is named, so that the highlighter itself, which is slow to start, is started
 * only for code that is new.
 */
export function createHighlighter(
  cacheFile: string | undefined,
): (codes: readonly CodeText[]) => Promise<View["highlight"]> {
  const known = readCache(cacheFile);
  return async (codes) => {
    const wanted = codes.filter(({ language }) => !isPlain(language) && knowsLanguage(language));
    const missing = wanted.filter((code) => !known.has(keyOf(code)));
    if (missing.length > 0) {
      const { createTokenizer } = await import("./shiki.ts");
      const tokenize = await createTokenizer([...new Set(missing.map(({ language }) => language))]);
      for (const code of missing) known.set(keyOf(code), tokenize(code.text, code.language));
      writeCache(cacheFile, new Map(wanted.map((code) => [keyOf(code), known.get(keyOf(code)) ?? []])));
    }
    return (text, language) => known.get(keyOf({ text, language }));
  };
}

// Another version of the highlighter, or another idea of which token is what, makes other keys.
const version = createHash("sha256")
  .update(String(createRequire(import.meta.url)("shiki/package.json").version))
  .update(JSON.stringify(scopes))
  .digest("hex");

function keyOf({ text, language }: CodeText): string {
  return createHash("sha256").update(`${version}\n${language}\n${text}`).digest("base64url");
}

function readCache(file: string | undefined): Map<string, Lines> {
  try {
    if (file !== undefined) return new Map(Object.entries(JSON.parse(readFileSync(file, "utf8"))));
  } catch {
    // There is none yet, or it is damaged: then everything is coloured again.
  }
  return new Map();
}

function writeCache(file: string | undefined, lines: ReadonlyMap<string, Lines>): void {
  if (file === undefined) return;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(lines)));
    renameSync(`${file}.new`, file);
  } catch {
    // Nowhere to write is no reason to fail: the cache only saves time.
  }
}
