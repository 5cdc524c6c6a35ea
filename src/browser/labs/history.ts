import type { Action } from "../../labs/lab.ts";
import { deckKey } from "../storage.ts";

/** An action that was done. What is typed into one field in one go is undone in one go. */
export interface Entry extends Action {
  readonly typed?: true;
}

const most = 200;

/** The history with one more entry; typing on in a field replaces what was typed there last. */
export function withEntry(history: readonly Entry[], entry: Entry): readonly Entry[] {
  const last = history.at(-1);
  const goesOn = entry.typed && last?.typed && last.act === entry.act;
  return [...(goesOn ? history.slice(0, -1) : history), entry].slice(-most);
}

/**
 * What was done in a lab during this visit; nothing if its data has changed since. It outlives a
 * hot edit and a reload, not the window.
 */
export function recallHistory(lab: string, data: string): readonly Entry[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(deckKey(lab)) ?? "null");
    if (typeof kept !== "object" || kept === null || !("data" in kept) || kept.data !== data) return [];
    return "history" in kept ? readHistory(kept.history) : [];
  } catch {
    return [];
  }
}

/** Remembers what was done in a lab, if the browser lets us. */
export function storeHistory(lab: string, data: string, history: readonly Entry[]): void {
  try {
    sessionStorage.setItem(deckKey(lab), JSON.stringify({ data, history }));
  } catch {
    // Without storage the lab works until its slide is reloaded.
  }
}

/** The entries in something that another window, or an earlier release of the page, has left. */
export function readHistory(value: unknown): readonly Entry[] {
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

function isEntry(value: unknown): value is Entry {
  return (
    typeof value === "object" &&
    value !== null &&
    "act" in value &&
    typeof value.act === "string" &&
    "value" in value &&
    typeof value.value === "string"
  );
}
