import { setTimeout } from "node:timers/promises";

/** A browser of the system's that is driven without Playwright, which needs browsers of its own. */
export interface OtherBrowser {
  readonly open: (address: string) => Promise<void>;
  /** Runs the body of a function in the page; resolves to what it returns. */
  readonly run: (body: string) => Promise<unknown>;
  /** Errors that the scripts of pages did not catch, as the browser printed them. */
  readonly troubles: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Waits until an expression is true in the page; throws an Error that names it after half a minute. */
export async function until({ run }: OtherBrowser, expression: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (await run(`return Boolean(${expression})`)) return;
    await setTimeout(50);
  }
  throw new Error(`This did not become true: ${expression}`);
}

/** The result of `attempt` as soon as it is not undefined; throws an Error with `complaint` after 30 seconds. */
export async function soon<Value>(
  attempt: () => Promise<Value | undefined>,
  complaint: string,
): Promise<Value> {
  for (let count = 0; count < 300; count++) {
    const value = await attempt();
    if (value !== undefined) return value;
    await setTimeout(100);
  }
  throw new Error(complaint);
}
