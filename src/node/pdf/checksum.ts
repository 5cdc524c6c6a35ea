import { createHash } from "node:crypto";

/** A file of the site with its content. */
export interface Content {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Checksums of files, as `sha256sum --check` reads them. */
export function checksumsOf(contents: readonly Content[]): string {
  return contents.map(({ file, bytes }) => `${sha256(bytes)}  ${file}\n`).join("");
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
