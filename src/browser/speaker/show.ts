import type { Position } from "../sync.ts";
import { indexAt, type AgendaSlide } from "./agenda.ts";
import { elapsed, isFresh, type Clock } from "./clock.ts";
import type { Page } from "./page.ts";
import { standing, total } from "./plan.ts";
import { duration, left, pace, timeOfDay } from "./words.ts";

/** Shows where the deck is: titles and what comes next. */
export function showPosition(page: Page, agenda: readonly AgendaSlide[], at: Position, black: boolean): void {
  const index = indexAt(agenda, at);
  const slide = agenda[index];
  const next = agenda[index + 1];
  if (!slide) return;
  const step = at.f + 1;

  say(page, "number", `${index + 1}/${agenda.length}`);
  say(page, "section", slide.sectionTitle);
  say(page, "title", slide.title);
  say(page, "now-label", nowLabel(slide, step, black));
  say(page, "next-label", nextLabel(slide, step, next, index + 2));
  say(page, "next-title", next ? `Slide ${index + 2}: ${next.title}` : "");
  page.root.classList.toggle("black", black);
  page.root.classList.toggle("ended", !next && step >= slide.steps);
  page.button("black").setAttribute("aria-pressed", String(black));
}

function nowLabel(slide: AgendaSlide, step: number, black: boolean): string {
  if (black) return "The screen is black";
  return slide.steps > 0 ? `On the screen: step ${step} of ${slide.steps}` : "On the screen";
}

function nextLabel(slide: AgendaSlide, step: number, next: AgendaSlide | undefined, number: number): string {
  if (step < slide.steps) return `Next: step ${step + 1} of ${slide.steps}`;
  return next ? `Next: slide ${number}` : "This is the end";
}

/** Shows the time of day, and how the talk stands against its plan if it has one. */
export function showClock(page: Page, agenda: readonly AgendaSlide[], clock: Clock, now: number): void {
  const shown = elapsed(clock, now);
  const seconds = Math.floor(shown / 1000);
  const spent = Math.floor((shown - clock.entered) / 1000);
  const planned = total(agenda) > 0;
  const is = standing(agenda, clock.slide, seconds, spent);

  say(page, "time", timeOfDay(new Date(now)));
  say(page, "elapsed", duration(seconds));
  say(page, "left", planned ? left(is.left) : "", is.left < 0);
  const words = isFresh(clock) ? "not started" : pace(is.behind);
  say(page, "pace", planned ? words : "", !isFresh(clock) && is.behind >= 60);
  say(page, "slide-left", planned ? left(is.slideLeft) : "", is.slideLeft < 0);
  say(page, "section-left", planned ? left(is.sectionLeft) : "");
  page.root.classList.toggle("still", clock.since === null);
  setText(page.button("clock"), clockButton(clock));
}

function clockButton(clock: Clock): string {
  if (clock.since !== null) return "Pause the clock";
  return isFresh(clock) ? "Start the clock" : "Go on";
}

/** Changes the text of an element, and touches nothing if it says so already. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function say(page: Page, name: string, text: string, late = false): void {
  const part = page.part(name);
  setText(part, text);
  part.classList.toggle("late", late);
}
