import { deckPath } from "../storage.ts";
import type { Entry } from "./history.ts";

/** What windows of one talk tell each other about its labs. */
export type LabMessage =
  | { readonly type: "history"; readonly lab: string; readonly history: readonly Entry[] }
  | { readonly type: "scene"; readonly scene: number }
  | { readonly type: "question" };

/** Joins the windows that show labs of this talk; returns how to tell all others something. */
export function joinLabs(hear: (message: LabMessage) => void): (message: LabMessage) => void {
  const channel = new BroadcastChannel(`labs 1 ${deckPath()}`);
  channel.addEventListener("message", ({ data }: MessageEvent<LabMessage>) => hear(data));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  return (message) => channel.postMessage(message);
}
