/** A piece of markup that is safe to put into a page as it stands. */
export interface Html {
  readonly markup: string;
}

type Value = Html | string | number | undefined | readonly Value[];

/** Escapes text for use between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Marks a string as markup: the only door past the escaping, to be used rarely. */
export function unsafeHtml(markup: string): Html {
  return { markup };
}

/**
 * Template tag: everything put in is escaped, unless it is `Html` already.
 * Arrays are joined without a separator, `undefined` gives nothing.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  let markup = parts[0] ?? "";
  values.forEach((value, i) => {
    markup += toMarkup(value) + (parts[i + 1] ?? "");
  });
  return { markup };
}

function toMarkup(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  if ("markup" in value) return value.markup;
  return value.map(toMarkup).join("");
}
