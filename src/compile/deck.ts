import type { Token } from "markdown-it";
import type { Demos } from "./demos.ts";
import type { Span } from "./diagnostic.ts";

/** A text file of the deck; `file` is its path as the author would write it, with slashes. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** What concerns the whole talk: the deck file, with defaults filled in. Empty strings are not shown. */
export interface Settings {
  readonly title: string;
  readonly subtitle: string;
  readonly speaker: string;
  readonly event: string;
  readonly date: string;
  readonly address: string;
  readonly language: string;
  readonly description: string;
  /** What the talk is about, for catalogues; commas between. */
  readonly keywords: string;
  /** The picture for link previews: a PNG file, its path relative to the deck file. */
  readonly card: string;
  /** Whether the speaker notes may be part of what is published. */
  readonly notes: "public" | "private";
  /** Planned length in seconds; undefined if the author made no plan. */
  readonly seconds: number | undefined;
  /** File names of the sections in the order of the talk; undefined: all files, by name. */
  readonly sections: readonly string[] | undefined;
}

export const layouts = [
  "title",
  "section",
  "claim",
  "code",
  "term",
  "diagram",
  "versus",
  "quote",
  "lab",
  "resources",
  "text",
] as const;
export type Layout = (typeof layouts)[number];

/** Where a link leads, decided once. `asset` paths are relative to the project. */
export type Target =
  | { readonly kind: "web"; readonly address: string }
  | { readonly kind: "slide"; readonly id: string }
  | { readonly kind: "asset"; readonly path: string };

export interface Link {
  readonly target: Target;
  readonly span: Span;
}

export interface Slide {
  /** The address of the slide: `#id`. Unique in a deck without errors. */
  readonly id: string;
  /** Whether the author chose the id, rather than its being made from the claim. */
  readonly idIsExplicit: boolean;
  /** Plain text of the heading, or what stands in for one. */
  readonly title: string;
  readonly layout: Layout;
  /** Attributes for the slide's element, except id. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly chapter: { readonly title: string; readonly opens: boolean } | undefined;
  /** Planned time in seconds. */
  readonly seconds: number | undefined;
  readonly heading: readonly Token[];
  readonly body: readonly Token[];
  readonly source: readonly Token[];
  readonly notes: readonly Token[];
  /** Names of the recorded demos that the slide quotes. */
  readonly demos: readonly string[];
  readonly links: readonly Link[];
  readonly span: Span;
}

export interface Section {
  readonly file: string;
  /** Name for footers and contents. */
  readonly title: string;
  /** Short name for the map of the talk. */
  readonly short: string;
  /** Number of the part that the section opens, 1-based. */
  readonly part: number | undefined;
  /** Slides from left to right; each stack holds one slide or more, from top to bottom. */
  readonly stacks: readonly (readonly Slide[])[];
}

/** A piece of code as the highlighter gets it. */
export interface CodeText {
  readonly text: string;
  readonly language: string;
}

export interface Deck {
  readonly settings: Settings;
  readonly sections: readonly Section[];
  readonly demos: Demos;
  /** All code in a language, to be coloured before rendering. */
  readonly codes: readonly CodeText[];
}

/** All slides of a deck in the order of the talk. */
export function slidesOf(deck: Deck): readonly Slide[] {
  return deck.sections.flatMap((section) => section.stacks.flat());
}
