/** An edit of slide files, as the development server reports it. */
interface SlidesEdit {
  readonly changes: readonly SlidesChange[];
}

/** A slide file after an edit: its path and the markup of all its top-level sections. */
interface SlidesChange {
  readonly file: string;
  readonly html: string;
}

declare module "vite/types/customEvent.d.ts" {
  interface CustomEventMap {
    "deck:slides": SlidesEdit;
  }
}

/**
 * Prepares this page for edits of its slides; to be called while they still are as the server sent
 * them. The returned function says what is to be done around an edit: it is given the edit itself.
 * Does nothing outside the development server.
 */
export function watchSlides(): (onEdit: (edit: () => void) => void) => void {
  // Written out, as the build takes away what depends on it.
  if (!import.meta.hot) return () => {};
  const { hot } = import.meta;
  const sources = new WeakMap<Element, string>();
  for (const section of topSections()) sources.set(section, source(section));
  return (onEdit) => {
    hot.on("deck:slides", ({ changes }) => {
      // With the overlay of a mistake that is mended, Vite would reload the whole page.
      document.querySelector("vite-error-overlay")?.remove();
      onEdit(() => changes.forEach((change) => replace(change, sources)));
    });
  };
}

function topSections(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(".slides > section")];
}

/** What a section is made of, whatever its line is (typing above changes it), and wherever the visit began. */
function source(section: Element): string {
  return section.outerHTML.replaceAll(/ data-(line="\d+"|start="")/g, "");
}

function slidesOf(section: Element): HTMLElement[] {
  const stacked = [...section.querySelectorAll<HTMLElement>(":scope > section")];
  if (stacked.length > 0) return stacked;
  return section instanceof HTMLElement ? [section] : [];
}

/** Puts in what is new and takes out what is gone; a section that stays is not even moved. */
function replace({ file, html }: SlidesChange, sources: WeakMap<Element, string>): void {
  const old = topSections().filter((section) => slidesOf(section)[0]?.dataset["file"] === file);
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = [...template.content.children];
  const [first] = old;
  if (!first || fresh.length === 0) return location.reload();

  const gone = new Set<Element>(old);
  const wanted = fresh.map((section) => {
    const text = source(section);
    const same = [...gone].find((candidate) => sources.get(candidate) === text);
    if (!same) {
      sources.set(section, text);
      return section;
    }
    gone.delete(same);
    copyLines(section, same);
    return same;
  });

  let place: Element | null = first;
  for (const section of wanted) {
    while (place && gone.has(place)) place = place.nextElementSibling;
    if (section === place) place = section.nextElementSibling;
    else if (place) place.before(section);
    else document.querySelector(".slides")?.append(section);
  }
  for (const section of gone) section.remove();
}

function copyLines(from: Element, to: Element): void {
  const slides = slidesOf(to);
  slidesOf(from).forEach((slide, i) => {
    const line = slide.dataset["line"];
    const target = slides[i];
    if (target && line !== undefined) target.dataset["line"] = line;
  });
}
