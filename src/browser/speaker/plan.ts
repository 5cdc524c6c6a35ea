/** What the plan of a talk needs to know of a slide. */
export interface PlannedSlide {
  /** Whatever is the same for all slides of one section. */
  readonly section: string;
  /** Planned time in seconds. */
  readonly budget: number;
}

/** Where a talk stands against its plan; all in seconds. */
export interface Standing {
  /** Of the whole plan, by the clock; negative once it is used up. */
  readonly left: number;
  /** Of this slide's budget; negative once it is used up. */
  readonly slideLeft: number;
  /** What the plan gives to the rest of this slide and to the slides after it in its section. */
  readonly sectionLeft: number;
  /** How much later it is than planned for this point of the talk; negative when ahead. */
  readonly behind: number;
}

/** The planned length of the talk in seconds. */
export function total(plan: readonly PlannedSlide[]): number {
  return plan.reduce((sum, slide) => sum + slide.budget, 0);
}

/**
 * Compares the clock with the plan: `elapsed` seconds into the talk, `spent` of them on slide
 * number `index` (from 0). Within a slide's budget nobody gets behind; past it, second by second.
 */
export function standing(
  plan: readonly PlannedSlide[],
  index: number,
  elapsed: number,
  spent: number,
): Standing {
  const slide = plan[index];
  const budget = slide?.budget ?? 0;
  const used = Math.min(spent, budget);
  const rest = plan.slice(index + 1);
  const end = rest.findIndex((later) => later.section !== slide?.section);
  const section = end < 0 ? rest : rest.slice(0, end);
  return {
    left: total(plan) - elapsed,
    slideLeft: budget - spent,
    sectionLeft: budget - used + total(section),
    behind: elapsed - total(plan.slice(0, index)) - used,
  };
}
