import { audit, auditSlides } from "./axe.ts";
import { isShown } from "./box.ts";
import { type Canvas, type Finding, lintSlide } from "./lint.ts";
import { followAddresses, goTo, linked, outline, position, showWhole, theSlides, walkSteps } from "./walk.ts";

const inPage = {
  audit,
  auditSlides,
  followAddresses,
  goTo,
  isShown,
  linked,
  outline,
  position,
  showWhole,
  /** The ids of all slides, also where no deck runs. */
  slideIds: (): string[] => theSlides().map(({ id }) => id),
  /** Lints all steps of all slides; a fault is told once, at the first step that shows it. */
  lintDeck: (canvas: Canvas): Finding[] => {
    const known = new Set<string>();
    return walkSteps((slide, step) => lintSlide(slide, canvas, step)).filter(({ slide, problem, what }) => {
      const fault = [slide, problem, what].join();
      const isNew = !known.has(fault);
      known.add(fault);
      return isNew;
    });
  },
  /** Lints all slides as they stand below one another on a page. */
  lintPage: (canvas: Canvas): Finding[] => theSlides().flatMap((slide) => lintSlide(slide, canvas)),
};

declare global {
  interface Window {
    /** What tests do inside the page. */
    inPage: typeof inPage;
  }
}

window.inPage = inPage;
