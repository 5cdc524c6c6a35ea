import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readHistory, withEntry } from "../../src/browser/labs/history.ts";
import { html } from "../../src/html.ts";
import { actionsUpTo, type Lab, replay } from "../../src/labs/lab.ts";
import { still } from "../../src/labs/still.ts";
import { drawTools } from "../../src/labs/tools.ts";

const counter: Lab<{ readonly from: number }, { readonly n: number }> = {
  name: "counter",
  start: ({ from }) => ({ n: from }),
  act: (_, state, { act, value }) => (act === "add" ? { n: state.n + Number(value) } : state),
  view: (_, { n }) => html`<output>${n}</output>`,
  tell: (_, before, after) => `It was ${before.n} and is ${after.n}.`,
  story: () => [
    { title: "One", actions: [{ act: "add", value: "1" }] },
    {
      title: "Three",
      actions: [
        { act: "add", value: "1" },
        { act: "add", value: "1" },
      ],
    },
  ],
};
const story = counter.story({ from: 0 });

describe("a lab", () => {
  test("is in its first frame as long as nobody has done anything", () => {
    assert.deepEqual(replay(counter, { from: 5 }, []), { n: 5 });
  });

  test("is after a scene where all scenes up to it lead", () => {
    const after = (scene: number) => replay(counter, { from: 0 }, actionsUpTo(story, scene)).n;
    assert.deepEqual([0, 1, 2].map(after), [0, 1, 3]);
  });

  test("stands in the page with its sentence, its first frame, its story and its data", () => {
    const { markup } = still(counter, 'It says "hello".', { from: 7 });
    assert.match(markup, /^<counter-lab class="lab" role="group" aria-label="It says &quot;hello&quot;."/);
    assert.match(markup, /data-lab="\{&quot;from&quot;:7\}"/);
    assert.match(markup, /<output>7<\/output>/);
    assert.match(markup, /<kbd>2<\/kbd> Three/);
    assert.match(markup, /<\/counter-lab>$/);
  });
});

describe("the tools of a lab", () => {
  const pressed = (scene: number) => {
    const { markup } = drawTools(story, actionsUpTo(story, scene));
    return [...markup.matchAll(/data-scene="(\d)" aria-pressed="true"/g)].map(([, n]) => Number(n));
  };

  test("show which scene has been played", () => {
    assert.deepEqual([0, 1, 2].map(pressed), [[], [1], [2]]);
  });

  test("show no scene when somebody has left the story", () => {
    const { markup } = drawTools(story, [{ act: "add", value: "9" }]);
    assert.doesNotMatch(markup, /aria-pressed="true"/);
  });

  test("cannot undo before something was done", () => {
    assert.match(drawTools(story, []).markup, /data-undo aria-disabled="true"/);
    assert.match(drawTools(story, actionsUpTo(story, 1)).markup, /data-undo aria-disabled="false"/);
  });
});

describe("the history of a lab", () => {
  const typed = (act: string, value: string) => ({ act, value, typed: true }) as const;

  test("holds what is typed into one field as one entry", () => {
    const history = [typed("name", "h"), typed("name", "hi")].reduce(withEntry, []);
    assert.deepEqual(history, [typed("name", "hi")]);
  });

  test("keeps two fields, and two presses of one button, apart", () => {
    const press = { act: "add", value: "1" };
    const history = [typed("name", "h"), typed("flag", "x"), press, press].reduce(withEntry, []);
    assert.equal(history.length, 4);
  });

  test("ends nowhere: the oldest entries are forgotten", () => {
    const many = Array.from({ length: 500 }, (_, i) => ({ act: "add", value: String(i) }));
    const history = many.reduce(withEntry, []);
    assert.ok(history.length < 500);
    assert.deepEqual(history.at(-1), many.at(-1));
  });

  test("of another release or another page is read only as far as it makes sense", () => {
    assert.deepEqual(readHistory([{ act: "add", value: "1" }, { act: 5 }, null, "x"]), [
      { act: "add", value: "1" },
    ]);
    assert.deepEqual(readHistory({ length: 3 }), []);
  });
});
