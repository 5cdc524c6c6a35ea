import { deckKey, recall, store } from "../storage.ts";

/** The speaker's clock; points of time and durations in milliseconds. */
export interface Clock {
  /** What it showed when it was last stopped. */
  readonly kept: number;
  /** When it was started again; `null` while it stands still. */
  readonly since: number | null;
  /** The slide (from 0) that is on, and what the clock showed when it came. */
  readonly slide: number;
  readonly entered: number;
}

/** A clock that has not been started. */
export const freshClock: Clock = { kept: 0, since: null, slide: 0, entered: 0 };

// A talk is over by then, and the next one should not begin with its time.
const forgottenAfter = 6 * 60 * 60 * 1000;

/** What the clock shows at the time `now`. */
export function elapsed({ kept, since }: Clock, now: number): number {
  return since === null ? kept : kept + Math.max(0, now - since);
}

/** Whether the clock has neither been started nor reached a slide later. */
export function isFresh({ kept, since }: Clock): boolean {
  return kept === 0 && since === null;
}

/** The clock after its start or stop button is pressed. */
export function startOrStop(clock: Clock, now: number): Clock {
  return { ...clock, kept: elapsed(clock, now), since: clock.since === null ? now : null };
}

/** The clock when `slide` is on: its time on the slide begins again if that is another one. */
export function enter(clock: Clock, slide: number, now: number): Clock {
  return slide === clock.slide ? clock : { ...clock, slide, entered: elapsed(clock, now) };
}

/** The clock as it was when the window was closed; a fresh one if that is long ago. */
export function recallClock(now: number): Clock {
  try {
    const { saved, clock }: { saved: number; clock: Clock } = JSON.parse(recall(deckKey("clock")) ?? "");
    const usable = now - saved < forgottenAfter && Number.isFinite(elapsed(clock, now) - clock.entered);
    return usable ? clock : freshClock;
  } catch {
    return freshClock;
  }
}

/** Remembers the clock, so that a reload of the window does not stop it. */
export function storeClock(clock: Clock, now: number): void {
  store(deckKey("clock"), JSON.stringify({ saved: now, clock }));
}
