import { deckPath } from "./storage.ts";
import type { Theme } from "./theme.ts";

/** Where a deck is: slide across, slide down, and the last step shown (-1: none yet). */
export interface Position {
  readonly h: number;
  readonly v: number;
  readonly f: number;
}

/** What the speaker can make the audience's deck do. */
export type Command = "next" | "previous" | "first" | "last" | "black";

/** A deck tells where it is: because somebody moved it, or because it was asked. */
export interface State {
  readonly type: "state";
  readonly deck: string;
  readonly cause: "move" | "question";
  readonly at: Position;
  readonly black: boolean;
  readonly theme: Theme;
}

/** All that windows of one talk say to each other. */
export type Message =
  | State
  | { readonly type: "hello" }
  | { readonly type: "bye"; readonly deck: string }
  | { readonly type: "command"; readonly deck: string; readonly command: Command };

/** What the speaker's view tells the small slides inside it to show. */
export interface Showing {
  readonly at: Position;
  readonly theme: Theme;
}

// To be raised when messages change: windows of two releases can be open side by side.
const version = 1;

/** Joins the windows of this talk in this browser; returns how to speak to all others. */
export function joinChannel(hear: (message: Message) => void): (message: Message) => void {
  const channel = new BroadcastChannel(`slides ${deckPath()}`);
  channel.addEventListener("message", ({ data }: MessageEvent<{ version?: number; message: Message }>) => {
    if (data.version === version) hear(data.message);
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  return (message) => channel.postMessage({ version, message });
}
