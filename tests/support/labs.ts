import type { Frame, Page } from "playwright";

/** A lab of the talk: its element, its slide, and the slides around it. */
export interface Lab {
  readonly tag: string;
  readonly slide: string;
  readonly before: string;
  readonly twoBefore: string;
  readonly after: string;
}

/** The labs of a deck, in the order of its slides. */
export function readLabs(page: Page): Promise<readonly Lab[]> {
  return page.evaluate(() => {
    const slides = [...document.querySelectorAll(".slides section:not(:has(> section))")];
    return [...document.querySelectorAll("[data-lab]")].map((lab) => {
      const slide = lab.closest("section");
      const at = slide ? slides.indexOf(slide) : -1;
      const ids = [at - 2, at - 1, at, at + 1].map((i) => slides[i]?.id);
      const [twoBefore = "", before = "", own = "", after = ""] = ids;
      return { tag: lab.localName, slide: own, before, twoBefore, after };
    });
  });
}

/** Waits until a lab can be used in a window. */
export async function alive(where: Page | Frame, { tag }: Lab): Promise<void> {
  await where.waitForFunction((name) => document.querySelector(name)?.matches("[data-alive]"), tag);
}

/** What a lab shows in a window now, as markup. */
export function viewOf(where: Page | Frame, { tag }: Lab): Promise<string> {
  return where.locator(`${tag} .lab-view`).innerHTML();
}
