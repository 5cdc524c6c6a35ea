import { run } from "./tools.ts";

export interface Font {
  readonly name: string;
  readonly type: string;
  readonly isEmbedded: boolean;
  readonly isSubset: boolean;
  readonly hasText: boolean;
}

/** The text of a document in the order of its tags, without its breaks. */
export function textOfTags(file: string): string {
  const lines = run("pdfinfo", ["-struct-text", file]).split("\n");
  return lines.map((line) => /^ *"(.*)"$/.exec(line)?.[1] ?? "").join("");
}

/** The pages of all photographs, 1-based. */
export function imagesIn(file: string): readonly number[] {
  const [, , ...rows] = run("pdfimages", ["-list", file]).trimEnd().split("\n");
  return rows.map((row) => Number.parseInt(row, 10));
}

/** What a document says of itself, and what poppler finds in it. */
export function infoIn(file: string): Readonly<Record<string, string>> {
  const lines = run("pdfinfo", ["-isodates", file]).split("\n");
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
  );
}

/** The fonts of a document. */
export function fontsIn(file: string): readonly Font[] {
  const [, rule = "", ...rows] = run("pdffonts", [file]).trimEnd().split("\n");
  const columns = rule.split(" ").map(({ length }) => length + 1);
  return rows.map((row) => {
    let at = 0;
    const [name = "", type = "", , isEmbedded, isSubset, hasText] = columns.map((width) =>
      row.slice(at, (at += width)).trim(),
    );
    return {
      name,
      type,
      isEmbedded: isEmbedded === "yes",
      isSubset: isSubset === "yes",
      hasText: hasText === "yes",
    };
  });
}
