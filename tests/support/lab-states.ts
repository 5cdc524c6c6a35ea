import { Parser } from "htmlparser2";
import { slidesOf } from "../../src/compile/deck.ts";
import { metaOf } from "../../src/compile/meta.ts";
import { parse } from "../../src/compile/parse.ts";
import { everyToken } from "../../src/compile/tokens.ts";
import type { Html } from "../../src/html.ts";
import type { Action, Lab } from "../../src/labs/lab.ts";
import { openFolder } from "../../src/node/folder.ts";

/** Every element of a piece of markup as its attributes, in order. */
export function elementsOf({ markup }: Html): readonly Readonly<Record<string, string>>[] {
  const elements: Readonly<Record<string, string>>[] = [];
  const parser = new Parser({ onopentag: (_, attributes) => elements.push(attributes) });
  parser.end(markup);
  return elements;
}

/**
 * What a lab is given on the first slide of the real talk that has it, which it carries in its
 * markup. Throws if no slide does.
 */
export function labOnSlide<Data, State>(lab: Lab<Data, State>): Data {
  const { deck } = parse(openFolder("slides", process.cwd()).sources());
  for (const { body } of slidesOf(deck)) {
    for (const { token } of everyToken(body)) {
      const picture = metaOf(token, "picture");
      if (picture?.name !== `${lab.name}-lab`) continue;
      const data = elementsOf(picture.draw()).find((each) => each["data-lab"] !== undefined)?.["data-lab"];
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the browser reads it
      return JSON.parse(data ?? "null") as Data;
    }
  }
  throw new Error(`no slide has a ${lab.name}-lab`);
}

/** What somebody can press in a lab as it stands now; all controls have to be buttons. */
function buttonsOf(view: Html): readonly Action[] {
  return elementsOf(view).flatMap((each) =>
    each["data-act"] === undefined || each["aria-disabled"] === "true"
      ? []
      : [{ act: each["data-act"], value: each["data-value"] ?? "" }],
  );
}

/** Every state that buttons and the prepared story lead to, from the first frame or another on, each once. */
export function reachableStates<Data, State>(
  lab: Lab<Data, State>,
  data: Data,
  from = lab.start(data),
): readonly State[] {
  const story = lab.story(data).flatMap(({ actions }) => actions);
  const states = new Map([[JSON.stringify(from), from]]);
  for (const state of states.values()) {
    for (const action of [...buttonsOf(lab.view(data, state)), ...story]) {
      const next = lab.act(data, state, action);
      const key = JSON.stringify(next);
      if (!states.has(key)) states.set(key, next);
    }
  }
  return [...states.values()];
}
