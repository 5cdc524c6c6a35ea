import type { AxeResults, RunOptions } from "axe-core";
import { showWhole, theSlides } from "./walk.ts";

declare global {
  interface Window {
    axe: typeof import("axe-core");
  }
}

/** As axe has it, but for large text: it may be paler for axe from 24 px on, and on slides all text is that. */
const contrast = {
  checks: {
    "color-contrast": {
      options: {
        ignoreUnicode: true,
        ignoreLength: false,
        ignorePseudo: false,
        boldValue: 700,
        boldTextPt: 14,
        largeTextPt: 18,
        contrastRatio: { normal: { expected: 4.5 }, large: { expected: 4.5 } },
        pseudoSizeThreshold: 0.25,
        shadowOutlineEmMax: 0.2,
        textStrokeEmMin: 0.03,
      },
    },
  },
};

/** What axe says is wrong, a line each; it begins with the source of the slide if it is on one. */
export async function audit(within: Node, options: RunOptions): Promise<string[]> {
  const results = await window.axe.run(within, {
    ...contrast,
    ...options,
    elementRef: true,
    resultTypes: ["violations"],
  });
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
