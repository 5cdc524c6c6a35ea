import type { Deck } from "../../../src/compile/deck.ts";
import type { Shown } from "./deck.ts";
import { type Pdf, squeeze } from "./read.ts";

/** What a PDF must hold. */
export interface Expected {
  readonly deck: Deck;
  /** What its pages show; for slides in the order of the pages. */
  readonly shown: readonly Shown[];
  /** Whether it is the handout. */
  readonly isBook: boolean;
  readonly size: string;
  readonly title: string;
  /** Largest size in bytes. */
  readonly limit: number;
}

/** Asks a PDF one thing; returns what is wrong, a line for each fault. */
export type Check = (pdf: Pdf, expected: Expected) => readonly string[];

/** Nothing if both are the same, else a line that tells them apart. */
export function differ(what: string, is: unknown, should: unknown): string[] {
  const [found, wanted] = [JSON.stringify(is), JSON.stringify(should)];
  return found === wanted ? [] : [`${what}: ${found}, not ${wanted}`];
}

/** On which page a slide is: in slides by counting, in the handout by what stands above them. */
export function pagesOf(pdf: Pdf, { shown, isBook }: Expected): (id: string) => number {
  if (!isBook) return (id) => shown.findIndex((slide) => slide.id === id) + 1;
  const pages = pdf.texts.map(squeeze);
  // The number of the page, where in the talk the slide stands, and its number.
  const startOf = (texts: readonly string[], page: number) => `${page}${squeeze(texts.slice(0, 2).join(""))}`;
  const pageThat = (begins: (page: number) => string) =>
    pages.findIndex((text, i) => text.startsWith(begins(i + 1))) + 1;
  const found = shown.map(({ id, texts }): [string, number] => [
    id,
    pageThat((page) => startOf(texts, page)),
  ]);
  const sources = pageThat((page) => `${page}Sources`);
  const known = new Map([...found, ["contents", 1] as const, ["sources", sources] as const]);
  return (id) => known.get(id) ?? 0;
}
