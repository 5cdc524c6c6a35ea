import assert from "node:assert/strict";
import type { Finding } from "./in-page/lint.ts";

/** Findings as text for people, a line each; what is wrong with many pieces of one thing is told once. */
export function tell(findings: readonly Finding[]): string[] {
  const groups = new Map<string, { readonly first: Finding; count: number }>();
  for (const finding of findings) {
    const { slide, step, problem, what } = finding;
    const kind = [slide, step, problem, what.split(" ")[0]].join(" ");
    const group = groups.get(kind) ?? { first: finding, count: 0 };
    groups.set(kind, { ...group, count: group.count + 1 });
  }
  return [...groups.values()].map(({ first, count }) => {
    const more = count > 1 ? ` (and ${count - 1} more like it)` : "";
    return `${first.where} #${first.slide} step ${first.step}: ${first.problem}: ${first.what}${more}`;
  });
}

/** Fails with one line for each trouble, if there are any. */
export function assertNone(troubles: readonly string[], what: string): void {
  assert.ok(troubles.length === 0, `${troubles.length} ${what}\n${troubles.join("\n")}`);
}
