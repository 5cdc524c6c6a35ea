import type { TokenKind } from "../compile/render/view.ts";

/** Which grammar scopes count as which kind of token; later lines win where scopes are nested. */
export const scopes: Record<TokenKind, readonly string[]> = {
  pun: ["punctuation", "keyword.operator", "meta.brace"],
  key: ["keyword", "storage", "keyword.control.directive punctuation"],
  attr: ["entity.other.attribute-name", "support.type.property-name", "variable.parameter.name"],
  fn: ["support.function", "entity.name.function", "entity.name.command"],
  num: ["constant.numeric"],
  str: ["string", "punctuation.definition.string", "markup.inline.raw"],
  path: ["string.unquoted.path", "string.unquoted.spath", "string.quoted.other.lt-gt"],
  interp: ["constant.character.escape", "punctuation.section.embedded", "variable.other.normal.shell"],
  com: ["comment", "punctuation.definition.comment"],
};
