import {
  createHighlighterCore,
  type DynamicImportLanguageRegistration,
  type ThemeRegistration,
} from "shiki/core";
import { createOnigurumaEngine } from "shiki/engine/oniguruma";
import { bundledLanguages, bundledLanguagesAlias } from "shiki/langs";
import { type Piece, type TokenKind, tokenKinds, type View } from "../compile/render/view.ts";

/** Which grammar scopes count as which kind of token; later lines win where scopes are nested. */
const scopes: Record<TokenKind, readonly string[]> = {
  pun: ["punctuation", "keyword.operator", "meta.brace"],
  key: ["keyword", "storage", "keyword.control.directive punctuation"],
  attr: ["entity.other.attribute-name", "support.type.property-name", "variable.parameter.name"],
  fn: ["support.function", "entity.name.function", "entity.name.command"],
  num: ["constant.numeric", "constant.language"],
  str: ["string", "punctuation.definition.string", "markup.inline.raw"],
  path: ["string.unquoted.path", "string.unquoted.spath", "string.quoted.other.lt-gt"],
  interp: ["constant.character.escape", "punctuation.section.embedded", "variable.other.normal.shell"],
  com: ["comment", "punctuation.definition.comment"],
};

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

const grammars: Readonly<Record<string, DynamicImportLanguageRegistration>> = {
  ...bundledLanguagesAlias,
  ...bundledLanguages,
};

/** Whether there is a grammar for a language, by its name or an alias. */
export function knowsLanguage(name: string): boolean {
  return (
    ["text", "plain", "txt", "ansi"].includes(name) ||
    name in bundledLanguages ||
    name in bundledLanguagesAlias
  );
}

/** A highlighter for some languages. It gives undefined for all others. */
export async function createHighlight(languages: readonly string[]): Promise<View["highlight"]> {
  const known = languages.filter((name) => name in grammars);
  if (known.length === 0) return () => undefined;
  const shiki = await createHighlighterCore({
    themes: [theme],
    langs: known.map((name) => grammars[name]).filter((grammar) => grammar !== undefined),
    engine: createOnigurumaEngine(import("shiki/wasm")),
  });
  const cache = new Map<string, readonly (readonly Piece[])[]>();
  return (code, language) => {
    if (!known.includes(language)) return undefined;
    const key = `${language}\n${code}`;
    const cached = cache.get(key);
    if (cached) return cached;
    const lines = shiki.codeToTokensBase(code, { lang: language, theme: "kinds" });
    const pieces = lines.map((line) =>
      line.map(({ content, color }): Piece => ({
        text: content,
        kind: kindOf.get((color ?? "").toLowerCase()),
      })),
    );
    cache.set(key, pieces);
    return pieces;
  };
}
