type Attribute = readonly [name: string, value: string];

const item = /\s*(?:\.([\w-]+)|#([\w-]+)|([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'}]+)))/y;

/**
 * Reads `{.class #id key=value key="two words"}`. Returns undefined if the text is anything else,
 * since braces in ordinary text stay as they are.
 */
export function attributeList(text: string): readonly Attribute[] | undefined {
  if (!text.startsWith("{") || !text.endsWith("}")) return undefined;
  const found: Attribute[] = [];
  const inner = text.slice(1, -1);
  let at = 0;
  while (inner.slice(at).trim() !== "") {
    item.lastIndex = at;
    const match = item.exec(inner);
    if (!match) return undefined;
    const [, cls, id, key, ...values] = match;
    if (cls !== undefined) found.push(["class", cls]);
    else if (id !== undefined) found.push(["id", id]);
    else if (key !== undefined) found.push([key, values.find((value) => value !== undefined) ?? ""]);
    at = item.lastIndex;
  }
  return found;
}

const htmlItem = /\s*([^\s"'<>=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/y;

/** Reads attributes as HTML writes them: `id="x" data-y="z"`. Undefined if they are malformed. */
export function htmlAttributeList(text: string): readonly Attribute[] | undefined {
  const found: Attribute[] = [];
  let at = 0;
  while (text.slice(at).trim() !== "") {
    htmlItem.lastIndex = at;
    const match = htmlItem.exec(text);
    if (!match?.[1]) return undefined;
    found.push([match[1], match[2] ?? match[3] ?? ""]);
    at = htmlItem.lastIndex;
    if (at < text.length && !/\s/.test(text[at] ?? "")) return undefined;
  }
  return found.length > 0 ? found : undefined;
}
