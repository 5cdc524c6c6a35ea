import markdownIt, { type MarkdownIt, type Token } from "markdown-it";
import { attributes } from "./dialect/attributes.ts";
import { container } from "./dialect/container.ts";
import { comment } from "./dialect/comment.ts";
import { notes } from "./dialect/notes.ts";
import { offsets } from "./dialect/offsets.ts";
import { type Separators, separator } from "./dialect/separator.ts";
import { tag } from "./dialect/tag.ts";

/** The dialect: which syntax, in which order, and why there. */
const dialect: readonly ((md: MarkdownIt) => void)[] = [
  offsets, // first, so that every inline token of the others knows where it stands
  separator, // takes `---` from Markdown's underlined headings
  notes,
  container,
  comment, // before attributes: `.element` comments are removed from the text they follow
  attributes,
  tag, // last: it wraps what the others have left
];

/** A parser for Markdown as slides are written in it: CommonMark, tables, raw HTML, bare links. */
export function createMarkdown(): MarkdownIt {
  const md = markdownIt({ html: true, linkify: true });
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  // Addresses are judged by `check`, with file and line, rather than left as unparsed text.
  md.validateLink = () => true;
  for (const syntax of dialect) md.use(syntax);
  return md;
}

/** The tokens of a file whose front matter has been blanked. */
export function tokenize(md: MarkdownIt, text: string, separators: Separators): Token[] {
  return md.parse(text, { separators });
}
