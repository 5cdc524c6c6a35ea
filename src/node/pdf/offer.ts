import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { html } from "../../html.ts";

/** A document that the deck offers. */
export interface Offer {
  readonly file: string;
  readonly label: string;
  readonly pages: number;
  /** In bytes. */
  readonly size: number;
}

/** A size as people say it: MB with one digit, or whole kB below that. */
export function sizeInWords(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Names the documents in the head of the deck, where its help and other programs find them. */
export function offerDocuments(site: string, offers: readonly Offer[]): void {
  const links = offers.map(({ file, label, pages, size }) => {
    const title = `${label} (PDF, ${pages} ${pages === 1 ? "page" : "pages"}, ${sizeInWords(size)})`;
    return html`<link rel="alternate" type="application/pdf" href="${file}" title="${title}" />\n  `;
  });
  const index = join(site, "index.html");
  const page = readFileSync(index, "utf8");
  writeFileSync(
    index,
    page.replace("</head>", () => html`  ${links}</head>`.markup),
  );
}
