import type { Page } from "playwright";

/** A slide that was drawn smaller so that it fits its page, or would not fit at any size. */
export interface Fit {
  /** Source of the slide, as `file:line`. */
  readonly where: string;
  /** Size at which its content is drawn, 1 being as on the screen. */
  readonly scale: number;
  readonly fits: boolean;
}

/** The smallest size at which a slide is printed: code of 36 pixels is 13 of 1080 then. */
export const smallestScale = 0.35;

/**
 * Draws the content of slides that are too full smaller, until it ends above the footer. Returns
 * the slides that are not as large as on the screen, and those that do not even fit at the smallest
 * scale.
 */
export async function fitSlides(page: Page): Promise<readonly Fit[]> {
  // oxlint-disable complexity, max-depth -- this runs in the page, and a function with a name would need a helper that pages lack
  return page.evaluate((smallest) => {
    const found: { where: string; scale: number; fits: boolean }[] = [];
    for (const frame of document.querySelectorAll<HTMLElement>(".frame")) {
      const main = frame.querySelector<HTMLElement>(":scope > .main");
      if (!main) continue;
      let scale = 1;
      let fits = false;
      while (!fits) {
        const outer = frame.getBoundingClientRect();
        const area = main.getBoundingClientRect();
        const head = frame.querySelector(":scope > .head")?.getBoundingClientRect();
        // A pixel of the canvas; the handout draws slides smaller.
        const unit = outer.width / 1920;
        const ceiling = head ? head.bottom - 8 * unit : outer.top;
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        fits = area.height > 0 || main.childElementCount === 0;
        for (let node = walker.nextNode(); node && fits; node = walker.nextNode()) {
          let rects: DOMRectList | DOMRect[];
          // A line of text is as high as its font says; its letters are not higher than their size.
          let size = 0;
          if (node instanceof Element) {
            // Of a drawing its outside counts; of boxes, what is painted.
            if (node.parentElement?.closest("svg")) continue;
            const { backgroundColor, borderTopStyle } = getComputedStyle(node);
            const isPainted = backgroundColor !== "rgba(0, 0, 0, 0)" || borderTopStyle !== "none";
            if (!isPainted && !/^(img|svg|video|canvas|iframe)$/i.test(node.localName)) continue;
            rects = [node.getBoundingClientRect()];
          } else {
            if (!node.textContent?.trim() || node.parentElement?.closest("svg")) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            rects = range.getClientRects();
            size = parseFloat(getComputedStyle(node.parentElement ?? main).fontSize) * unit * scale;
          }
          for (const { left, right, top, bottom, width, height } of rects) {
            if (width === 0) continue;
            const air = size > 0 ? Math.max(0, height - size) / 2 : 0;
            fits &&= left >= outer.left - 2 * unit && right <= outer.right + 2 * unit;
            fits &&= top + air >= ceiling && bottom - air <= area.bottom + 8 * unit;
          }
        }
        if (fits || scale <= smallest) break;
        scale = Math.max(smallest, scale - 0.05);
        main.style.setProperty("zoom", String(scale));
      }
      const owner = frame.closest<HTMLElement>("[data-line]");
      const where = `${owner?.dataset["file"] ?? ""}:${owner?.dataset["line"] ?? ""}`;
      if (scale < 1 || !fits) found.push({ where, scale: Math.round(scale * 100) / 100, fits });
    }
    return found;
  }, smallestScale);
}
