import type { MarkdownIt, StateCore, Token } from "markdown-it";

/**
 * Core rule: text from a ✓ or ✗ to the end of its line becomes a tag, `<span class="tag ok">` or
 * `bad`, in which the sign is drawn. What stands before it in the same line is as far from it as the
 * words behind it are.
 */
export function tag(md: MarkdownIt): void {
  md.core.ruler.push("tag", (state: StateCore) => {
    for (const token of state.tokens) {
      if (token.children?.some((child) => child.type === "text" && /[✓✗]/.test(child.content))) {
        token.children = wrapTags(token.children, state);
      }
    }
  });
}

function wrapTags(children: readonly Token[], state: StateCore): Token[] {
  const out: Token[] = [];
  let open: Token | undefined;
  const close = () => {
    if (open) out.push(new state.Token("tag_close", "span", -1));
    open = undefined;
  };
  for (const child of children) {
    const sign =
      child.type === "text" && child.level === 0 ? /^(.*?)([✓✗])\s*(.*)$/s.exec(child.content) : null;
    if (child.type === "softbreak") close();
    if (!sign) {
      out.push(child);
      continue;
    }
    const [, before = "", mark, after = ""] = sign;
    if (before.trim() !== "") out.push(text(state, `${before.trimEnd()}\u2002`));
    close();
    open = new state.Token("tag_open", "span", 1);
    open.attrSet("class", mark === "✓" ? "tag ok" : "tag bad");
    out.push(open);
    if (after !== "") out.push(text(state, after));
  }
  close();
  return out;
}

function text(state: StateCore, content: string): Token {
  return Object.assign(new state.Token("text", "", 0), { content });
}
