/** Milliseconds of work at a time: less than anybody notices. */
const slice = 4;

/**
 * Lays out what the style sheet has left out so that the first screen comes soon: all slides, one
 * after another, whenever there is nothing else to do. Nothing moves under the reader's eyes.
 * Tells `onSettled` about each slide; resolves when there are no more.
 */
export async function settleSlides(
  slides: readonly HTMLElement[],
  onSettled: (slide: HTMLElement) => void,
): Promise<void> {
  const holds = CSS.supports("overflow-anchor", "auto");
  for (let next = 0; next < slides.length;) {
    await idle();
    const inView = holds ? undefined : slides.find((slide) => slide.getBoundingClientRect().bottom > 0);
    const before = inView?.getBoundingClientRect().top ?? 0;
    for (const end = performance.now() + slice; next < slides.length && performance.now() < end; next++) {
      const slide = slides[next];
      if (!slide) continue;
      slide.style.contentVisibility = "visible";
      onSettled(slide);
      // Asked for its height, the browser does the work now and not all of it at the end.
      void slide.offsetHeight;
    }
    const after = inView?.getBoundingClientRect().top ?? 0;
    if (after !== before) scrollBy({ top: after - before, behavior: "instant" });
  }
}

/** The next moment without anything to do; browsers that do not know them get a short rest. */
function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: 1000 });
    else setTimeout(resolve, 50);
  });
}
