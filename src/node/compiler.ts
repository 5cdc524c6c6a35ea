import { basename } from "node:path";
import { check } from "../compile/check.ts";
import { type Deck } from "../compile/deck.ts";
import { countInWords, type Diagnostic, formatDiagnostic, inFileOrder } from "../compile/diagnostic.ts";
import { createParser, isDeckFile } from "../compile/parse.ts";
import { render, type RenderedDeck } from "../compile/render.ts";
import { isStoreName, parseStorePath } from "../nix/base32.ts";
import { sourcePath } from "../nix/store-path.ts";
import type { Folder } from "./folder.ts";
import { createHighlighter, knowsLanguage } from "./highlighter.ts";

/** A deck as it came out of its folder. */
export interface Compiled {
  readonly deck: Deck;
  readonly rendered: RenderedDeck;
  readonly diagnostics: readonly Diagnostic[];
  /** All diagnostics as text, with their count; empty if there are none. */
  readonly report: string;
  readonly hasErrors: boolean;
  /** The text of a source file, by its name in diagnostics. */
  readonly textOf: (file: string) => string | undefined;
}

export interface CompilerOptions {
  readonly assetUrl: (path: string) => string;
  /** Whether the result is published, so that private notes must stay out. */
  readonly forAudience: boolean;
  /** Where to keep coloured code between runs. */
  readonly cacheFile: string | undefined;
}

/** Makes a function that compiles a folder, again and again; what did not change is not compiled anew. */
export function createCompiler(folder: Folder, options: CompilerOptions): () => Promise<Compiled> {
  const highlighter = createHighlighter(options.cacheFile);
  // Once is enough while slides are being edited; a build has its own compiler.
  let hash: string | undefined;
  const name = isStoreName(basename(folder.path)) ? basename(folder.path) : "slides";
  const parse = createParser();
  return async () => {
    const sources = folder.sources();
    const { deck, diagnostics: parsed } = parse(sources);
    const deckFile = sources.find(({ file }) => isDeckFile(file));
    const checked = check(deck, { exists: folder.exists, deckFile, knowsLanguage });
    const diagnostics = inFileOrder(
      [...parsed, ...checked],
      sources.map(({ file }) => file),
    );
    const highlight = await highlighter(deck.codes);
    hash ??= parseStorePath(sourcePath(folder.tree(), name))?.hash ?? "";
    const withNotes = !options.forAudience || deck.settings.notes === "public";
    const rendered = render(deck, { hash, name, highlight, withNotes, assetUrl: options.assetUrl });
    const textOf = (file: string) => sources.find((source) => source.file === file)?.text;
    return {
      deck,
      rendered,
      diagnostics,
      textOf,
      report: reportOf(diagnostics, textOf, folder.prefix),
      hasErrors: diagnostics.some(({ severity }) => severity === "error"),
    };
  };
}

function reportOf(diagnostics: readonly Diagnostic[], textOf: Compiled["textOf"], prefix: string): string {
  if (diagnostics.length === 0) return "";
  const texts = diagnostics.map((diagnostic) =>
    formatDiagnostic(withPrefix(diagnostic, prefix), (file) => textOf(file.slice(prefix.length))),
  );
  return [...texts, countInWords(diagnostics)].join("\n\n");
}

function withPrefix(diagnostic: Diagnostic, prefix: string): Diagnostic {
  const move = <T extends { readonly file: string }>(span: T): T => ({
    ...span,
    file: prefix + span.file,
  });
  const related = diagnostic.related && {
    ...diagnostic.related,
    span: move(diagnostic.related.span),
  };
  return { ...diagnostic, span: move(diagnostic.span), related };
}
