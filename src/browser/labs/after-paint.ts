/** Milliseconds after which tasks are done even if nothing is painted: a window that nobody sees paints nothing. */
const patience = 200;

const waiting: (() => void)[] = [];

/** Does something once the next frame has been painted, or the page is left, in the order of the calls. */
export function afterPaint(task: () => void): void {
  waiting.push(task);
  if (waiting.length > 1) return;
  requestAnimationFrame(() => setTimeout(run));
  setTimeout(run, patience);
}

function run(): void {
  for (const task of waiting.splice(0)) task();
}

addEventListener("pagehide", run);
