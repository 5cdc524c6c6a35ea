import type { Position } from "../sync.ts";
import type { PlannedSlide } from "./plan.ts";

/** What the speaker's view knows of a slide; it reads it from its own copy of the page. */
export interface AgendaSlide extends PlannedSlide {
  readonly h: number;
  readonly v: number;
  readonly title: string;
  readonly sectionTitle: string;
  /** How many steps it has besides its first picture. */
  readonly steps: number;
  readonly notes: Element | null;
}

/** All slides of the page in the order in which they are shown. */
export function readAgenda(): AgendaSlide[] {
  const titles = sectionTitles();
  return shownSections(document.querySelector(".slides")).flatMap((top, h) => {
    const stacked = shownSections(top);
    return (stacked.length > 0 ? stacked : [top]).map((slide, v) => readSlide(slide, h, v, titles));
  });
}

/** The number (from 0) of the slide at a position; the first one if there is none. */
export function indexAt(agenda: readonly AgendaSlide[], { h, v }: Position): number {
  return Math.max(
    0,
    agenda.findIndex((slide) => slide.h === h && slide.v === v),
  );
}

/** Reveal takes hidden slides out before it counts. */
function shownSections(parent: Element | null): HTMLElement[] {
  return [
    ...(parent?.querySelectorAll<HTMLElement>(':scope > section:not([data-visibility="hidden"])') ?? []),
  ];
}

/** The title of each slide file, for its slides that do not show it; footers add the chapter. */
function sectionTitles(): Map<string, string> {
  const titles = new Map<string, string>();
  for (const shown of document.querySelectorAll(".slides .foot .sec")) {
    const file = shown.closest<HTMLElement>("section")?.dataset["file"];
    const [title = ""] = text(shown).split(" · ");
    if (file !== undefined && title !== "" && !titles.has(file)) titles.set(file, title);
  }
  return titles;
}

function readSlide(slide: HTMLElement, h: number, v: number, titles: Map<string, string>): AgendaSlide {
  const section = slide.dataset["file"] ?? "";
  return {
    h,
    v,
    title: text(slide.querySelector("h1, h2, blockquote")) || slide.id,
    section,
    sectionTitle: text(slide.querySelector(".foot .sec")) || (titles.get(section) ?? ""),
    budget: Number(slide.dataset["timing"] ?? 0) || 0,
    steps: countSteps(slide),
    notes: slide.querySelector(":scope > aside.notes"),
  };
}

/** As Reveal counts: fragments of one index come together, those without one by one. */
function countSteps(slide: HTMLElement): number {
  const indices = [...slide.querySelectorAll<HTMLElement>(".fragment")].map(
    (f) => f.dataset["fragmentIndex"],
  );
  const single = indices.filter((index) => index === undefined).length;
  return single + new Set(indices.filter((index) => index !== undefined)).size;
}

function text(element: Element | null): string {
  return element?.textContent.replaceAll(/\s+/g, " ").trim() ?? "";
}
