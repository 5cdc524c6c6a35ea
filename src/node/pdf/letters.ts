import type { Page } from "playwright";

/**
 * The characters of a page that no font of this machine has. What is drawn instead, a box or
 * nothing, would be lost in a PDF without a word.
 */
export async function missingLetters(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    // Letters of our own fonts need no looking at, nor what is not drawn by itself.
    // oxlint-disable-next-line no-control-regex -- they are what is not looked at
    const drawn = /[^\u{0}-\u{2ff}\s\p{M}\p{Cf}\p{Variation_Selector}]/gu;
    const characters = new Set(document.body.textContent.match(drawn));
    const context = new OffscreenCanvas(40, 40).getContext("2d", { willReadFrequently: true });
    if (!context || characters.size === 0) return [];
    context.font = `24px ${getComputedStyle(document.body).fontFamily}`;
    const pictures = ["\u{ffff}", "\u{1fffe}", " ", ...characters].map((character) => {
      context.clearRect(0, 0, 40, 40);
      context.fillText(character, 4, 28);
      return context.getImageData(0, 0, 40, 40).data.join();
    });
    const unknown = new Set(pictures.splice(0, 3));
    return [...characters].filter((_character, i) => unknown.has(pictures[i] ?? ""));
  });
}
