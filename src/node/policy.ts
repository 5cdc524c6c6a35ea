import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const meta = /<meta http-equiv="Content-Security-Policy" content="([^"]*)" \/>/;

/** The content security policy that a page says it has; undefined if it has none. */
export function policyIn(page: string): string | undefined {
  return meta.exec(page)?.[1];
}

/**
 * The strictest policy under which a page works: everything from its own site, scripts and styles
 * in the page only with these very contents, nothing `unsafe-*`, no plugins, no forms.
 */
function policyFor(page: string): string {
  const scripts = hashesOf(page, "script");
  const styles = hashesOf(page, "style");
  const directives: Readonly<Record<string, readonly string[]>> = {
    "default-src": ["'none'"],
    "script-src": ["'self'", ...scripts],
    "style-src": ["'self'", ...styles],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'", "data:"],
    "media-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}

/** The page with its policy, and with a word to browsers not to tell other sites where a visitor is from. */
function withPolicy(page: string): string {
  const tags = `<meta http-equiv="Content-Security-Policy" content="${policyFor(page)}" />
    <meta name="referrer" content="no-referrer" />`;
  // Right behind the encoding: a policy holds for what comes after it.
  return page.replace(/<meta charset="[^"]*"\s*\/?>/i, (charset) => `${charset}\n    ${tags}`);
}

/** Vite plugin: gives every built page its policy. It has to see the pages as they will be written. */
export function policy(): Plugin {
  return {
    name: "policy",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const page of Object.values(bundle)) {
          if (page.type !== "asset" || !page.fileName.endsWith(".html")) continue;
          const source = withPolicy(String(page.source));
          if (policyIn(source) === undefined)
            this.error(`${page.fileName} does not begin with its encoding.`);
          page.source = source;
        }
      },
    },
  };
}

/**
 * The hashes of what stands between the tags of a page, as policies name them; and of what a script
 * unpacks, which its `data-unpacks` names.
 */
function hashesOf(page: string, tag: "script" | "style"): readonly string[] {
  const element = new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, "gi");
  return [...page.matchAll(element)].flatMap(([, attributes = "", content = ""]) => {
    if (/\bsrc=/.test(attributes)) return [];
    const unpacked = /\bdata-unpacks="([^"]*)"/.exec(attributes)?.[1];
    const hash = createHash("sha256").update(content).digest("base64");
    return [`'sha256-${hash}'`, ...(unpacked === undefined ? [] : [`'${unpacked}'`])];
  });
}
