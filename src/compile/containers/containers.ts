import { column, columns } from "./columns.ts";
import type { Container } from "./container.ts";
import { lanes } from "./lanes.ts";
import { checklist, numbers } from "./lists.ts";
import { result } from "./result.ts";
import { steps } from "./steps.ts";
import { versus } from "./versus.ts";

/** Every container an author can write, by name. */
export const containers: ReadonlyMap<string, Container> = new Map(
  [columns, column, steps, versus, lanes, checklist, numbers, result].map((c) => [c.name, c]),
);
