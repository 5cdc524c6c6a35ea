import type { AxeResults, RunOptions } from "axe-core";
import { showWhole, theSlides } from "./walk.ts";

declare global {
  interface Window {
    axe: typeof import("axe-core");
  }
}

/** What axe says is wrong, a line each; it begins with the source of the slide if it is on one. */
export async function audit(within: Node, options: RunOptions): Promise<string[]> {
  const results = await window.axe.run(within, { ...options, elementRef: true, resultTypes: ["violations"] });
  return violationsOf(results);
}

/** Runs axe on every slide with all its steps shown. */
export async function auditSlides(options: RunOptions): Promise<string[]> {
  const found: string[] = [];
  for (const [number] of theSlides().entries()) {
    const slide = showWhole(number);
    found.push(...(await alone(slide, () => audit(slide, options))));
  }
  return found;
}

/** Axe looks through the whole page before it begins: that goes faster without the other slides. */
async function alone<T>(slide: HTMLElement, act: () => Promise<T>): Promise<T> {
  const holder = slide.closest(".slides");
  const all = [...(holder?.children ?? [])];
  holder?.replaceChildren(...all.filter((top) => top.contains(slide)));
  const result = await act();
  holder?.replaceChildren(...all);
  return result;
}

function violationsOf({ violations }: AxeResults): string[] {
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ element, target, failureSummary = "" }) => {
      const reason = failureSummary.split("\n").slice(1).join(" ").trim();
      return `${placeOf(element)}${id}: ${target.join(" ")}: ${reason}`;
    }),
  );
}

function placeOf(element: Element | undefined): string {
  const slide = element?.closest<HTMLElement>("section[data-line]");
  return slide ? `${slide.dataset["file"]}:${slide.dataset["line"]} #${slide.id}: ` : "";
}
