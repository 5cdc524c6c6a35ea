/** A slide as it stands in a finished page, taken apart for paper. All fields are markup. */
export interface FinishedSlide {
  /** All of it. */
  readonly markup: string;
  /** Empty for the copies that show further steps. */
  readonly id: string;
  /** The attributes of its element behind the id, with a space before each. */
  readonly attributes: string;
  /** Classes of the frame. */
  readonly frameClasses: string;
  /** What the frame holds above its footer. */
  readonly content: string;
  readonly footer: string;
  /** Where the evidence is from, as the footer says; empty if it does not. */
  readonly source: string;
  readonly notes: string;
}

// What `renderSlide` writes. Authors' own HTML inside may be unbalanced: only the outermost lines count.
const slide =
  /<section(?: id="([^"]*)")?( data-layout="[^>]*)>\n<div class="frame ([^"]*)">([^]*?)(<footer class="foot">(?:(?!<footer class="foot">)[^])*?<\/footer>)<\/div>\n(?:<aside class="notes">([^]*?)<\/aside>)?<\/section>\n/g;

const source = /<span class="src">([^]*)<\/span><svg class="hashbar"/;

/** Takes the slides of a finished page apart; stacks are left out, their slides are not. */
export function readSlides(page: string): readonly FinishedSlide[] {
  return [...page.matchAll(slide)].map(
    ([markup, id = "", attributes = "", classes = "", content = "", footer = "", notes = ""]) => ({
      markup,
      id,
      attributes,
      frameClasses: classes,
      content,
      footer,
      source: source.exec(footer)?.[1] ?? "",
      notes,
    }),
  );
}
