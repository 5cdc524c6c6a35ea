import type { Deck, Section, Slide } from "../deck.ts";

/** A piece of a line of code; `kind` names what the highlighter took it for. */
export interface Piece {
  readonly text: string;
  readonly kind: TokenKind | undefined;
  /** Whether it moves to the next line as a whole where it does not fit on this one. */
  readonly whole?: boolean;
  /** Whether the line may go on below after it. */
  readonly mayBreak?: boolean;
}

export const tokenKinds = ["key", "attr", "str", "interp", "path", "num", "fn", "com", "pun"] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** What rendering needs from the world. */
export interface View {
  /** The store object that stands for the deck: the 32 characters of its sources' hash, and its name. */
  readonly hash: string;
  readonly name: string;
  /** The address under which the page finds a file; the path is relative to the project. */
  readonly assetUrl: (path: string) => string;
  /** The lines of a code, coloured; undefined if the language is unknown. */
  readonly highlight: (code: string, language: string) => readonly (readonly Piece[])[] | undefined;
  /** Whether the speaker notes become part of the page. */
  readonly withNotes: boolean;
}

/** A slide with what its frame needs to know of the deck around it. */
export interface Setting {
  readonly deck: Deck;
  readonly section: Section;
  readonly slide: Slide;
  /** Number of the slide, 1-based, and of all slides. */
  readonly number: number;
  readonly total: number;
  readonly view: View;
}
