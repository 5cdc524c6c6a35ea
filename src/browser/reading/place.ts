/** A place in the text: a slide, and how much of it has been scrolled past (0: nothing). */
interface Place {
  readonly slide: HTMLElement | undefined;
  readonly share: number;
}

/** The slides of the page to read, in order. */
export function slidesOnPage(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(".slides section[data-layout]")];
}

/** The slide that is being read: the last one that begins above the upper third of the window. */
export function slideInView(): HTMLElement | undefined {
  const line = innerHeight / 3;
  return slidesOnPage().findLast((slide) => slide.getBoundingClientRect().top <= line);
}

/**
 * Keeps the place: in the address, so that it can be copied and survives a reload, and under the
 * reader's eyes when the window gets wider or narrower. Tells `onMove` which slide is being read.
 */
export function keepReadingPlace(onMove: (slide: HTMLElement) => void): void {
  let width = innerWidth;
  let held = whereNow();
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const settle = () => {
    const { slide, share } = held;
    if (!slide) return;
    onMove(slide);
    // Browsers complain about addresses that change with every pixel, hence only now.
    if (slide.id !== "" && scrollY > 0)
      history.replaceState({ share }, "", `#${encodeURIComponent(slide.id)}`);
  };
  addEventListener(
    "scroll",
    () => {
      // Turning a phone scrolls the page before it says that it has been turned.
      if (innerWidth !== width) return;
      held = whereNow();
      clearTimeout(waiting);
      waiting = setTimeout(settle, 200);
    },
    { passive: true },
  );
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    goTo(held);
  });
  // A reload lands on pixels of a page whose slides are not all as high as they will be: the
  // address and what is remembered with it are better.
  const { share } = remembered();
  if (share > 0) goTo({ slide: held.slide, share });
  addEventListener("pagehide", () => {
    history.scrollRestoration = "manual";
  });
  addEventListener("pageshow", () => {
    history.scrollRestoration = "auto";
  });
  if (held.slide) onMove(held.slide);
}

function remembered(): { readonly share: number } {
  const state: unknown = history.state;
  const share = typeof state === "object" && state !== null && "share" in state ? state.share : 0;
  return { share: typeof share === "number" ? share : 0 };
}

function whereNow(): Place {
  const slide = slideInView();
  if (!slide) return { slide, share: 0 };
  const { top, height } = slide.getBoundingClientRect();
  return { slide, share: height === 0 ? 0 : -top / height };
}

function goTo({ slide, share }: Place): void {
  if (!slide) return;
  const { top, height } = slide.getBoundingClientRect();
  scrollBy({ top: top + share * height, behavior: "instant" });
}

/** Goes where an address copied from the deck leads, if it is one: `#/id/step`, or `#/across/down`. */
export function followDeckLink({ hash }: { readonly hash: string }): void {
  const [, name = "", down = ""] = /^#\/([^/]+)(?:\/(\d+))?/.exec(hash) ?? [];
  if (name === "") return;
  const stack = /^\d+$/.test(name) ? document.querySelector(".slides")?.children[Number(name)] : undefined;
  const slide = stack?.querySelectorAll(":scope > section")[Number(down)] ?? stack;
  location.replace(`#${slide?.id ?? name}`);
}
