import { prepareHelp } from "../help.ts";
import { watchSlides } from "../hot.ts";
import { bindKeys } from "../keys.ts";
import { playFromAfar } from "../labs/keys.ts";
import { recall, store } from "../storage.ts";
import type { Position, State } from "../sync.ts";
import { toggleTheme } from "../theme.ts";
import { keepScreenOn } from "../wake.ts";
import { indexAt, readAgenda } from "./agenda.ts";
import { enter, freshClock, isFresh, recallClock, startOrStop, storeClock, type Clock } from "./clock.ts";
import { followDeck } from "./follow.ts";
import { actionKeys, shortcuts } from "./keys.ts";
import { markStep, showNotes } from "./notes.ts";
import { openPage, type Action } from "./page.ts";
import { runScreens } from "./screens.ts";
import { setText, showClock, showPosition } from "./show.ts";

const sizes = { key: "slides-notes-size", first: 28, least: 24, most: 64, step: 4 };
const scrollStep = 120;
const resetWithin = 4000;
const start = { at: { h: 0, v: 0, f: -1 }, black: false, theme: "light" } as const;

/** Runs the speaker's view: it follows the audience's window, and moves it only when told to. */
export function startSpeaker(): void {
  const onEdit = watchSlides();
  document.title = `Speaker: ${document.title}`;
  let agenda = readAgenda();
  let state: State | undefined;
  let clock = recallClock(Date.now());
  let size = Number(recall(sizes.key)) || sizes.first;
  let resetAsked = 0;
  let shownNotes: Element | null | undefined;

  const page = openPage((action) => actions[action]());
  const notes = page.part("notes");
  const showScreens = runScreens(page.frames);
  const command = followDeck(follow, (lost) => {
    page.part("lost").hidden = !lost;
  });

  const actions: Readonly<Record<Action, () => void>> = {
    next: () => command("next"),
    previous: () => command("previous"),
    first: () => command("first"),
    last: () => command("last"),
    black: () => command("black"),
    clock: () => setClock(startOrStop(clock, Date.now())),
    reset,
    larger: () => resize(size + sizes.step),
    smaller: () => resize(size - sizes.step),
    down: () => notes.scrollBy({ top: scrollStep }),
    up: () => notes.scrollBy({ top: -scrollStep }),
    theme: toggleTheme,
    help: prepareHelp(shortcuts),
  };
  bindKeys(Object.fromEntries(Object.entries(actionKeys).map(([key, action]) => [key, actions[action]])));
  playFromAfar();
  onEdit((edit) => {
    edit();
    agenda = readAgenda();
    refresh();
  });
  keepScreenOn(() => true);
  resize(size);
  refresh();
  setInterval(tick, 250);

  function follow(next: State): void {
    const now = Date.now();
    // The talk begins with its first step, unless the clock has been started before.
    if (state && !samePlace(state.at, next.at) && next.cause === "move" && isFresh(clock)) {
      clock = startOrStop(clock, now);
    }
    setClock(enter(clock, indexAt(agenda, next.at), now));
    const same =
      state && samePlace(state.at, next.at) && state.black === next.black && state.theme === next.theme;
    state = next;
    // Answers come every few seconds: they must not scroll the notes back.
    if (!same) refresh();
  }

  function refresh(): void {
    const { at, black, theme } = state ?? start;
    const source = agenda[indexAt(agenda, at)]?.notes ?? null;
    // Left alone while they are the same, so that they keep their scroll position.
    if (source !== shownNotes) showNotes(notes, source);
    shownNotes = source;
    const any = agenda.some((slide) => slide.notes !== null);
    notes.dataset["empty"] = any
      ? "No notes for this slide."
      : "These slides were built without their notes.";
    markStep(notes, at.f + 1);
    showPosition(page, agenda, at, black);
    showScreens({ at, theme });
    tick();
  }

  function tick(): void {
    const now = Date.now();
    showClock(page, agenda, clock, now);
    setText(page.button("reset"), now - resetAsked < resetWithin ? "Sure? Reset" : "Reset");
  }

  function setClock(changed: Clock): void {
    if (changed !== clock) storeClock(changed, Date.now());
    clock = changed;
    tick();
  }

  function reset(): void {
    const now = Date.now();
    const sure = now - resetAsked < resetWithin;
    resetAsked = sure ? 0 : now;
    if (sure) setClock({ ...freshClock, slide: clock.slide });
    tick();
  }

  function resize(wanted: number): void {
    size = Math.min(sizes.most, Math.max(sizes.least, wanted));
    store(sizes.key, String(size));
    notes.style.setProperty("font-size", `${size}px`);
  }
}

function samePlace(one: Position, other: Position): boolean {
  return one.h === other.h && one.v === other.v && one.f === other.f;
}
