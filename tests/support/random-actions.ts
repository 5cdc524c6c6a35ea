import * as fc from "fast-check";
import { programOf } from "../../src/labs/generations/model.ts";
import type { GenerationsLab } from "../../src/labs/generations/state.ts";
import type { Action } from "../../src/labs/lab.ts";
import type { Sequence } from "./profile-play.ts";

/** One thing that is done, or a few that go together in life and are rare among things at random. */
function someActions(data: GenerationsLab): fc.Arbitrary<readonly Action[]> {
  const programs = [...new Set(Object.keys(data.packages).map(programOf))];
  const one = (act: string, ...values: readonly string[]) =>
    fc.constantFrom(...values).map((value) => ({ act, value }));
  const change = fc.oneof(
    one("install", ...programs),
    one("uninstall", ...programs),
    one("upgrade", ...programs),
  );
  const rollback = one("rollback", "");
  const wait = one("days", "10", "20", "40");
  const forget = one("forget", "old", "30d", "30d", "+2", "+1");
  const sweep = fc.oneof(one("collect", ""), one("collect", ""), one("sweep", ""));
  const weighted: readonly (readonly [weight: number, ...actions: readonly fc.Arbitrary<Action>[]])[] = [
    [10, change],
    [3, rollback],
    [2, one("switch", "1", "2", "3", "4", "5")],
    [3, forget],
    [3, sweep],
    [2, wait],
    [2, one("roots", ...Object.keys(data.packages))],
    [2, change, rollback, one("forget", "old")],
    [2, change, wait, change, wait, change, one("forget", "30d")],
  ];
  return fc.oneof(...weighted.map(([weight, ...parts]) => ({ weight, arbitrary: fc.tuple(...parts) })));
}

const LONGEST = 12;

/**
 * Sequences of at most 12 actions, always the same ones for a seed: all that can be done in the lab,
 * and some more, such as going to a generation that is not there.
 */
export function randomSequences(
  data: GenerationsLab,
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly Sequence[] {
  const sequence = fc.record({
    from: fc.constantFrom("nothing", "first frame"),
    actions: fc
      .array(someActions(data), { minLength: 2, maxLength: LONGEST, size: "max" })
      .map((parts) => parts.flat().slice(0, LONGEST)),
  });
  return fc.sample(sequence, { numRuns: count, seed });
}
