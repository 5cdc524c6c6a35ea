import type { Target } from "./deck.ts";

/** A path with `.` and `..` worked out. It starts with `..` if it leaves where it began. */
function normalizePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
      else parts.push("..");
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** Where an address in a Markdown file leads. Paths are relative to the file, as in any Markdown. */
export function readTarget(address: string, file: string): Target {
  if (address.startsWith("#")) return { kind: "slide", id: decode(address.replace(/^#\/?/, "")) };
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return { kind: "web", address };
  const path = decode(address.replace(/[?#].*$/, ""));
  const folder = file.split("/").slice(0, -1).join("/");
  return { kind: "asset", path: normalizePath(path.startsWith("/") ? path : `${folder}/${path}`) };
}

/** Schemes that a page may link to without running anything. */
export function isHarmless(address: string): boolean {
  // Browsers leave out these characters, so `java&Tab;script:` is one word to them.
  const read = address.replaceAll(/\p{Cc}/gu, "");
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(read)?.[1]?.toLowerCase();
  return scheme === undefined || ["http", "https", "mailto", "tel", "data"].includes(scheme);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An id made from a text: lower case, words joined by hyphens, never only digits. */
export function slugOf(text: string): string {
  const slug = text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 48)
    .replaceAll(/^-+|-+$/g, "");
  // Reveal reads an address that is a number as the number of a slide.
  return slug === "" || /^\d+(-\d+)*$/.test(slug) ? `slide-${slug}`.replace(/-$/, "") : slug;
}
