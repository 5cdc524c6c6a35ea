import type { Deck, Slide } from "./deck.ts";
import { slidesOf } from "./deck.ts";
import { type Diagnostic, diagnose, type Span, spanAt } from "./diagnostic.ts";
import { metaOf } from "./meta.ts";
import { nearest } from "./nearest.ts";
import { judgeAttribute } from "./unsafe.ts";

/** What checking needs to know of the world around the deck. */
export interface World {
  /** Whether a file exists; the path is relative to the project. */
  readonly exists: (path: string) => boolean;
  /** The deck file and its text, for complaints about the talk as a whole. */
  readonly deckFile: { readonly file: string; readonly text: string } | undefined;
  /** Whether the highlighter knows a language. */
  readonly knowsLanguage: (name: string) => boolean;
}

/** Everything that can only be seen with the whole deck at hand. */
export function check(deck: Deck, world: World): readonly Diagnostic[] {
  const slides = slidesOf(deck);
  return [
    ...duplicateIds(slides),
    ...slides.flatMap((slide) => linkProblems(slide, slides, world)),
    ...slides.flatMap((slide) => habits(slide)),
    ...slides.flatMap((slide) => unknownLanguages(slide, world)),
    ...budgets(deck, slides, world),
  ];
}

function duplicateIds(slides: readonly Slide[]): Diagnostic[] {
  const first = new Map<string, Span>();
  return slides.flatMap((slide) => {
    const span = first.get(slide.id);
    if (!span) {
      first.set(slide.id, slide.span);
      return [];
    }
    return [
      diagnose(
        "id/duplicate",
        slide.span,
        `Another slide has the id \`${slide.id}\` already.`,
        "Choose another id for one of them.",
        { message: "It is first used here.", span },
      ),
    ];
  });
}

function linkProblems(slide: Slide, slides: readonly Slide[], world: World): Diagnostic[] {
  return slide.links.flatMap(({ target, span }) => {
    if (target.kind === "slide" && target.id !== "" && !slides.some(({ id }) => id === target.id)) {
      const meant = nearest(
        target.id,
        slides.map(({ id }) => id),
      );
      return [
        diagnose(
          "link/no-slide",
          span,
          `There is no slide \`#${target.id}\`.`,
          meant ? `Write \`#${meant}\` if that is what you mean.` : "Link to the id of a slide.",
        ),
      ];
    }
    if (target.kind !== "asset") return [];
    if (target.path.startsWith("..")) {
      return [
        diagnose(
          "asset/outside",
          span,
          `The path \`${target.path}\` leaves the project.`,
          "Copy the file beside the slides and name it there.",
        ),
      ];
    }
    if (world.exists(target.path)) return [];
    return [
      diagnose(
        "asset/missing",
        span,
        `There is no file \`${target.path}\`.`,
        "Check the path; it is relative to the Markdown file.",
      ),
    ];
  });
}

function habits(slide: Slide): Diagnostic[] {
  const found: Diagnostic[] = [];
  const background = slide.attributes.some(([name]) => name.startsWith("data-background"));
  if (slide.heading.length === 0 && !background) {
    found.push(
      diagnose(
        "slide/no-heading",
        slide.span,
        "This slide has no heading.",
        "Start it with `## A full sentence`.",
      ),
    );
  }
  if (slide.notes.length === 0) {
    found.push(
      diagnose(
        "slide/no-notes",
        slide.span,
        "This slide has no speaker notes.",
        "Write `Note:` and what is to be said.",
      ),
    );
  }
  for (const [name, value] of slide.attributes) {
    found.push(...judgeAttribute("section", name.toLowerCase(), value, slide.span));
  }
  return found;
}

function unknownLanguages(slide: Slide, world: World): Diagnostic[] {
  return slide.body.flatMap((token) => {
    const language = metaOf(token, "fence")?.language ?? "";
    if (token.type !== "code" || language === "" || world.knowsLanguage(language)) return [];
    const line = (token.map?.[0] ?? 0) + 1;
    const span = spanAt(slide.span.file, line, token.markup.length + 1, language.length);
    const message = `The highlighter does not know the language \`${language}\`.`;
    return [diagnose("fence/language", span, message, "Check the name; the code is shown without colours.")];
  });
}

function budgets(deck: Deck, slides: readonly Slide[], world: World): Diagnostic[] {
  const length = deck.settings.seconds;
  const planned = slides.filter((slide) => slide.seconds !== undefined);
  if (planned.length === 0 && length === undefined) return [];
  const missing = slides.filter((slide) => slide.seconds === undefined);
  if (missing.length > 0 || length === undefined) return missing.map(withoutBudget);
  const sum = planned.reduce((total, slide) => total + (slide.seconds ?? 0), 0);
  return sum === length ? [] : [wrongSum(sum, length, world.deckFile)];
}

function withoutBudget(slide: Slide): Diagnostic {
  const message = "This slide has no time budget, though others have.";
  return diagnose(
    "budget/missing",
    slide.span,
    message,
    'Add `<!-- .slide: data-timing="60" -->`, in seconds.',
  );
}

function wrongSum(sum: number, length: number, deckFile: World["deckFile"]): Diagnostic {
  const lines = deckFile?.text.split(/\r?\n/) ?? [];
  const span = spanAt(deckFile?.file ?? "", lines.findIndex((line) => line.startsWith("length")) + 1);
  const difference = `${inMinutes(Math.abs(sum - length))} ${sum > length ? "more" : "less"}`;
  const message = `The slides' budgets add up to ${inMinutes(sum)}, ${difference} than the talk's length.`;
  return diagnose("budget/sum", span, message, `Change budgets, or write \`length: "${inMinutes(sum)}"\`.`);
}

/** Seconds as minutes and seconds: `37:10`. */
function inMinutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")}`;
}
