import type { Showing } from "../sync.ts";

/**
 * Runs the small slides of the speaker's view. The returned function makes all of them show a
 * position; one that is still loading, or loads again, catches up by itself.
 */
export function runScreens(frames: readonly HTMLIFrameElement[]): (showing: Showing) => void {
  let last: Showing | undefined;
  addEventListener("message", ({ source }) => {
    const frame = frames.find(({ contentWindow }) => contentWindow === source);
    if (frame && last) frame.contentWindow?.postMessage(last, "*");
  });
  return (showing) => {
    if (JSON.stringify(showing) === JSON.stringify(last)) return;
    last = showing;
    for (const { contentWindow } of frames) contentWindow?.postMessage(showing, "*");
  };
}
