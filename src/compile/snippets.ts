import { type Deck, type Slide, slidesOf } from "./deck.ts";
import { metaOf } from "./meta.ts";
import { everyToken } from "./tokens.ts";

/** A terminal or a piece of code on a slide or in its notes, and where its text is from. */
export interface Snippet {
  readonly file: string;
  /** Line of the fence that opens it, 1-based; its text begins in the next one. */
  readonly line: number;
  /** The language that the fence names: `console` is a terminal; empty if it names none. */
  readonly language: string;
  readonly text: string;
  /** The recorded demo that it quotes, and the demo's file if it shows one. */
  readonly demo: string | undefined;
  readonly demoFile: string | undefined;
  readonly classes: readonly string[];
  /** Why nothing tests it, in the author's words. */
  readonly why: string | undefined;
}

/** Every terminal and all code of a deck, pictures not included, in the order of the talk. */
export function snippetsOf(deck: Deck): readonly Snippet[] {
  return slidesOf(deck).flatMap(snippetsOn);
}

function snippetsOn(slide: Slide): readonly Snippet[] {
  return [...everyToken([...slide.body, ...slide.notes])].flatMap(({ token }) => {
    const fence = metaOf(token, "fence");
    if (!fence || (token.type !== "terminal" && token.type !== "code")) return [];
    const { language, demo, file: demoFile, classes, why } = fence;
    const line = (token.map?.[0] ?? 0) + 1;
    return [{ file: slide.span.file, line, language, text: token.content, demo, demoFile, classes, why }];
  });
}

/** Whether the author says that nothing tests a snippet: `{.untested why="needs Nixpkgs"}`. */
export function isUntested(snippet: Snippet): boolean {
  return snippet.classes.includes("untested");
}

/** How much of what a deck shows was recorded. */
export interface Coverage {
  /** Number of terminals. */
  readonly terminals: number;
  /** Terminals without a demo that are marked as untested and say why. */
  readonly untested: readonly Snippet[];
  /** Terminals without a demo that do not: there should be none. */
  readonly unexplained: readonly Snippet[];
  /** Nix that is not from a demo, marked as untested or not. */
  readonly nix: readonly Snippet[];
}

/** Tells apart the snippets that a demo vouches for and those that none does. */
export function coverageOf(snippets: readonly Snippet[]): Coverage {
  const terminals = snippets.filter(({ language }) => language === "console");
  const others = terminals.filter(({ demo }) => demo === undefined);
  return {
    terminals: terminals.length,
    untested: others.filter(isExplained),
    unexplained: others.filter((snippet) => !isExplained(snippet)),
    nix: snippets.filter(({ language, demo }) => language === "nix" && demo === undefined),
  };
}

function isExplained(snippet: Snippet): boolean {
  return isUntested(snippet) && (snippet.why ?? "").trim() !== "";
}
