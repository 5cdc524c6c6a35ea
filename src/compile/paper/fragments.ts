import type { RawTag } from "../raw-html.ts";
import { attributeOf, classesOf } from "./retag.ts";

/**
 * The fragments of a slide, step by step, in the order in which Reveal shows them: those with a
 * number first, by number; then each of the others by itself, as they stand.
 */
export function stepsOf(tags: readonly RawTag[]): readonly (readonly RawTag[])[] {
  const numbered = new Map<number, RawTag[]>();
  const others: RawTag[][] = [];
  for (const tag of tags.filter(isFragment)) {
    const number = Number.parseInt(attributeOf(tag, "data-fragment-index") ?? "", 10);
    if (Number.isNaN(number)) others.push([tag]);
    else numbered.set(number, [...(numbered.get(number) ?? []), tag]);
  }
  const inOrder = [...numbered].toSorted(([a], [b]) => a - b).map(([, group]) => group);
  return [...inOrder, ...others];
}

/** Whether a tag is shown by a step of its own. */
export function isFragment(tag: RawTag): boolean {
  return classesOf(tag).includes("fragment");
}
