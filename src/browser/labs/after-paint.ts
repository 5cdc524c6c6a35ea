/** Milliseconds after which tasks are done even if nothing is painted: a window that nobody sees paints nothing. */
const patience = 200;

const waiting: (() => void)[] = [];

/** Does something once the next frame has been painted, in the order of the calls. */
export function afterPaint(task: () => void): void {
  waiting.push(task);
  if (waiting.length > 1) return;
  const run = () => {
    for (const each of waiting.splice(0)) each();
  };
  requestAnimationFrame(() => setTimeout(run));
  setTimeout(run, patience);
}
