import type { AxeResults, RunOptions } from "axe-core";
import { showWhole, theSlides } from "./walk.ts";

declare global {
  interface Window {
    axe: typeof import("axe-core");
  }
}

/** Things that axe says are wrong, a line each. */
export async function audit(within: Node, options: RunOptions): Promise<string[]> {
  return violationsOf(await window.axe.run(within, { ...options, resultTypes: ["violations"] }));
}

/** Runs axe on every slide with all its steps shown; each line begins with the source of the slide. */
export async function auditSlides(options: RunOptions): Promise<string[]> {
  const found: string[] = [];
  for (const [number] of theSlides().entries()) {
    const slide = showWhole(number);
    const violations = await alone(slide, () => audit(slide, options));
    const { file, line } = slide.dataset;
    found.push(...violations.map((violation) => `${file}:${line} #${slide.id}: ${violation}`));
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
    nodes.map(({ target, failureSummary = "" }) => {
      const reason = failureSummary.split("\n").slice(1).join(" ").trim();
      return `${id}: ${target.join(" ")}: ${reason}`;
    }),
  );
}
