/**
 * Everything that can be wrong with a deck. Errors are what an audience would see broken, and stop
 * the build; warnings are printed. The sentence says when it happens; the README lists the errors.
 */
export const codes = {
  "frontmatter/unreadable": error("front matter that is not valid YAML, or not closed"),
  "frontmatter/value": error("a front matter value of the wrong kind"),
  "deck/unreadable": error("a deck file that is not valid YAML"),
  "deck/value": error("a value of the wrong kind in the deck file"),
  "deck/section": error("a section in the deck file for which there is no file"),
  "deck/empty": error("a folder without slides"),
  "container/unclosed": error("a container that is never closed"),
  "container/unknown": error("a container that does not exist"),
  "container/stray": error("a `:::` that closes nothing"),
  "container/content": error("a container without what it is for"),
  "layout/unknown": error("a layout that does not exist"),
  "id/duplicate": error("two slides with the same id"),
  "link/no-slide": error("a link to a slide that does not exist"),
  "link/scheme": error("a link with an address that browsers must not follow"),
  "asset/missing": error("an image or file that does not exist"),
  "asset/outside": error("a path that leaves the project"),
  "asset/foreign": error("an image, film or frame of another site"),
  "html/script": error("a script or an event handler in HTML"),
  "html/style": error("a `<style>` or a `style` attribute in HTML"),
  "html/element": error("an element such as `<object>` or `<base>`, which could change the page"),
  "html/open": error("a tag in HTML that does not end"),
  "comment/malformed": error("a `.slide:` or `.element:` comment that cannot be read"),
  "fence/lines": error("line steps that are no line ranges of the fence"),
  "fence/attribute": error("an attribute of a fence that does not fit its text"),
  "fence/unclosed": error("a code fence that is never closed"),
  "picture/notation": error("a picture whose notation is wrong"),
  "quote/unknown-demo": error("a demo, or a file of a demo, that does not exist"),
  "quote/mismatch": error("a quotation that differs from its recording"),
  "quote/transcript": error("a transcript that cannot be read"),
  "frontmatter/separator": error("a slide separator that is not a pattern for one line"),
  "frontmatter/unknown-key": warning("an unknown key in front matter"),
  "frontmatter/ignored": warning("a setting of another tool that has no meaning here"),
  "deck/unknown-key": warning("an unknown key in the deck file"),
  "deck/unlisted": warning("a file that the deck file does not list"),
  "image/no-alternative": warning("an image without alternative text"),
  "slide/no-heading": warning("a slide without a heading"),
  "slide/no-notes": warning("a slide without speaker notes"),
  "link/slash": warning("`#/id` instead of `#id`, which vanishes in PDFs"),
  "fence/language": warning("a programming language that the highlighter does not know"),
  "budget/sum": warning("time budgets that do not add up to the length of the talk"),
  "budget/missing": warning("a slide without a time budget in a deck that has them"),
  "budget/value": warning("a time budget that is no number of seconds"),
} as const satisfies Record<string, { severity: "error" | "warning"; when: string }>;

export type Code = keyof typeof codes;

function error(when: string) {
  return { severity: "error", when } as const;
}

function warning(when: string) {
  return { severity: "warning", when } as const;
}
