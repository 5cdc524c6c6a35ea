import type { DynamicImportLanguageRegistration, ThemeRegistration } from "shiki/core";
import { type Piece, type TokenKind, tokenKinds } from "../compile/render/view.ts";
import { scopes } from "./scopes.ts";

const colourOf = (kind: TokenKind) => `#0000${String(tokenKinds.indexOf(kind) + 10)}`;

// A theme whose "colours" are our kinds: the real colours are the style sheet's, light and dark.
const theme: ThemeRegistration = {
  name: "kinds",
  type: "light",
  colors: { "editor.foreground": "#000000", "editor.background": "#ffffff" },
  settings: tokenKinds.map((kind) => ({
    scope: [...scopes[kind]],
    settings: { foreground: colourOf(kind) },
  })),
};

const kindOf: ReadonlyMap<string, TokenKind> = new Map(tokenKinds.map((kind) => [colourOf(kind), kind]));

/** A function that colours code in some languages; names without a grammar are left out. */
export async function createTokenizer(
  languages: readonly string[],
): Promise<(code: string, language: string) => readonly (readonly Piece[])[]> {
  // Loading all this takes longer than everything else, so it waits until it is needed.
  const [{ createHighlighterCore }, { createOnigurumaEngine }, { bundledLanguages, bundledLanguagesAlias }] =
    await Promise.all([import("shiki/core"), import("shiki/engine/oniguruma"), import("shiki/langs")]);
  const grammars: Readonly<Record<string, DynamicImportLanguageRegistration>> = {
    ...bundledLanguagesAlias,
    ...bundledLanguages,
  };
  const shiki = await createHighlighterCore({
    themes: [theme],
    langs: languages.map((name) => grammars[name]).filter((grammar) => grammar !== undefined),
    engine: createOnigurumaEngine(import("shiki/wasm")),
  });
  return (code, language) =>
    // Without a limit of time, at which a busy machine would leave the rest of a line as it is.
    shiki.codeToTokensBase(code, { lang: language, theme: "kinds", tokenizeTimeLimit: 0 }).map((line) =>
      line.map(({ content, color }): Piece => ({
        text: content,
        kind: kindOf.get((color ?? "").toLowerCase()),
      })),
    );
}
