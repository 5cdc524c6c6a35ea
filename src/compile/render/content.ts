import markdownIt, { type RendererRule, type Token } from "markdown-it";
import { withJoints } from "../../draw/fields.ts";
import { hashPrint } from "../../draw/print.ts";
import { signBox, signs } from "../../draw/tag.ts";
import { html, type Html, unsafeHtml } from "../../html.ts";
import { metaOf } from "../meta.ts";
import { namesFile, rewriteRawHtml, withoutOpener } from "../raw-html.ts";
import { isHarmless, readTarget } from "../targets.ts";
import { attribute } from "../tokens.ts";
import { renderCode } from "./code.ts";
import { headOf } from "./table.ts";
import { renderTerminal } from "./terminal.ts";
import type { View } from "./view.ts";

/** An option of a command: no line breaks at its hyphens. */
const option = /(?<=[> ])--[a-z][a-z-]*/g;

/** Renders tokens of one file; relative addresses in it are resolved from there. */
export type RenderContent = (tokens: readonly Token[], file: string) => Html;

/** Makes a renderer for what stands on slides: markdown-it's own, with ours for what we added. */
export function createContentRenderer(view: View): RenderContent {
  // Only its renderer is used here, so it needs none of the dialect.
  const md = markdownIt({ html: true });
  const rules = md.renderer.rules;
  for (const [type, draw] of Object.entries(drawn)) {
    rules[type] = (tokens, i) => {
      const token = tokens[i];
      return token ? draw(token, view).markup : "";
    };
  }
  rules["link_open"] = (tokens, i, options, env, self) => {
    const link = finishedLink(copyOf(tokens[i]), env?.["file"], view);
    return self.renderToken([link], 0, options);
  };
  const image = rules["image"];
  rules["image"] = (tokens, i, options, env, self) => {
    const copy = copyOf(tokens[i]);
    copy.attrSet("src", resolve(attribute(copy, "src"), env?.["file"], view));
    return image?.([copy], 0, options, env, self) ?? "";
  };
  rules["td_open"] = (tokens, i, options, _env, self) => {
    const head = headOf(tokens, i);
    if (head === "") return self.renderToken(tokens, i, options);
    const copy = copyOf(tokens[i]);
    copy.attrSet("data-head", head);
    return self.renderToken(tokens.with(i, copy), i, options);
  };
  rules["code_inline"] = (tokens, i, _options, _env, self) => {
    const token = tokens[i] ?? new markdownIt.Token("code_inline", "code", 0);
    const attributes = unsafeHtml(self.renderAttrs(token));
    const { markup } = html`<code${attributes}>${withJoints(token.content)}</code>`;
    return markup.replaceAll(option, '<span class="together">$&</span>');
  };
  const raw: RendererRule = (tokens, i, _options, env) =>
    rewriteRawHtml(withoutOpener(tokens[i]?.content ?? ""), ({ tag, name, value }) =>
      namesFile(tag, name) ? resolve(value, env?.["file"], view) : undefined,
    );
  rules["html_block"] = raw;
  rules["html_inline"] = raw;
  return (tokens, file) => unsafeHtml(md.renderer.render([...tokens], md.options, { file }));
}

/** What each of our own kinds of token looks like. */
const drawn: Record<string, (token: Token, view: View) => Html> = {
  code: (token, view) => {
    const fence = metaOf(token, "fence");
    return fence ? renderCode(token.content, fence, view) : html``;
  },
  terminal: (token) => {
    const fence = metaOf(token, "fence");
    return fence ? renderTerminal(token.content, fence) : html``;
  },
  picture: (token) => {
    const picture = metaOf(token, "picture");
    return picture ? html`<figure class="pic pic-${picture.name}">${picture.draw()}</figure>` : html``;
  },
  lab: (token) => metaOf(token, "picture")?.draw() ?? html``,
  hash_print: (token) => hashPrint(metaOf(token, "hash") ?? ""),
  note_number: (token) => html`<span class="n" aria-hidden="true">${metaOf(token, "number")}</span>`,
  tag_open: (token) => {
    const kind = attribute(token, "class").endsWith("ok") ? "ok" : "bad";
    const name = kind === "ok" ? "good:" : "bad:";
    const stroke = html`fill="none" stroke="currentColor" stroke-width="3.4" stroke-linecap="round"`;
    const icon = html`<svg viewBox="${signBox}" role="img" aria-label="${name}" ${stroke}><path d="${signs[kind]}" /></svg>`;
    return html`<span class="tag ${kind}">${icon}`;
  },
};

/** A token to change for the page; the deck's own stays as it is, so that it can be rendered again. */
function copyOf(token: Token | undefined): Token {
  const attrs = token?.attrs?.map(([name, value]): [string, string | number] => [name, value]) ?? null;
  return Object.assign(new markdownIt.Token("", "", 0), token, { attrs });
}

/** Links to other sites open beside the deck, so that the talk stays on the screen. */
function finishedLink(token: Token, file: unknown, view: View): Token {
  const address = attribute(token, "href");
  if (!isHarmless(address)) token.attrSet("href", "#");
  else if (/^https?:/i.test(address)) {
    token.attrSet("target", "_blank");
    token.attrSet("rel", "noopener");
  } else token.attrSet("href", resolve(address, file, view));
  return token;
}

/** The address of a file as the page knows it; web addresses and slides stay as they are. */
function resolve(address: string, file: unknown, view: View): string {
  const target = readTarget(address, String(file));
  return target.kind === "asset" && !target.path.startsWith("..") ? view.assetUrl(target.path) : address;
}
