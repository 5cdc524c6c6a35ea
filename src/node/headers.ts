import { policyIn } from "./policy.ts";

/** Who may show the slides in a frame. A page cannot say this itself, only its server can. */
const frameAncestors = "frame-ancestors 'self'";

const everywhere = {
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
} as const;

const forever = "public, max-age=31536000, immutable";

type Page = readonly [file: string, html: string];

/**
 * The files in which hosts look up the headers to send: `_headers` for Netlify and Cloudflare Pages,
 * `.htaccess` for Apache. The policies are those of the pages, and who may frame them.
 */
export function headerFiles(pages: readonly Page[]): readonly (readonly [name: string, text: string])[] {
  return [
    ["_headers", netlify(pages)],
    [".htaccess", apache(pages)],
  ];
}

function policyOf([, html]: Page): string {
  return [policyIn(html), frameAncestors].filter(Boolean).join("; ");
}

function netlify(pages: readonly Page[]): string {
  const block = (path: string, headers: Readonly<Record<string, string>>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ""].join("\n");
  return [
    block("/*", everywhere),
    block("/assets/*", { "Cache-Control": forever }),
    ...pages.flatMap((page) =>
      addressesOf(page[0]).map((address) => block(address, { "Content-Security-Policy": policyOf(page) })),
    ),
  ].join("\n");
}

/** The paths under which these hosts serve a page: with `.html` and without. */
function addressesOf(file: string): readonly string[] {
  const bare = file.replace(/\.html$/, "");
  return [...(file === "index.html" ? ["/"] : []), `/${file}`, `/${bare}`];
}

function apache(pages: readonly Page[]): string {
  const set = ([name, value]: readonly [string, string]) => `  Header set ${name} "${value}"`;
  return `<IfModule mod_headers.c>
${Object.entries(everywhere).map(set).join("\n")}
${pages
  .map(
    (page) => `  <Files "${page[0]}">
  ${set(["Content-Security-Policy", policyOf(page)])}
  </Files>`,
  )
  .join("\n")}
  <If "%{REQUEST_URI} =~ m#/assets/[^/]+$#">
  ${set(["Cache-Control", forever])}
  </If>
</IfModule>
`;
}
