import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as v from "valibot";
import { readMinutes } from "../../src/labs/generations/date.ts";
import { lab } from "../../src/labs/generations/lab.ts";
import { generationsLab } from "../../src/labs/generations/picture.ts";
import { rowsOf } from "../../src/labs/generations/rows.ts";
import type { State } from "../../src/labs/generations/state.ts";
import { spans } from "../../src/labs/generations/words.ts";
import { actionsUpTo, replay } from "../../src/labs/lab.ts";
import { action, data, fresh, numbers, play, sentence } from "../support/generations-play.ts";
import { elementsOf } from "../support/lab-states.ts";

const buttons = (state: State) =>
  elementsOf(lab.view(data, state)).filter((each) => "data-act" in each && each["aria-disabled"] !== "true");

suite("the generations lab", () => {
  test("shows at first a dead package, one that an older generation keeps, and one that is installed", () => {
    const markup = lab.view(data, lab.start(data)).markup.replaceAll(/\s+/gu, " ");
    assert.match(
      markup,
      /class="dead".*greet-1\.0.*class="kept".*moo-3\.8.*kept by 3.*class="live".*greet-2\.0/u,
    );
    assert.equal(sentence(lab.start(data)), "The uninstalled moo stays: generation 3 points to it.");
  });

  test("shows what is forgotten, dead and deleted in three ways", () => {
    const before = lab.view(data, lab.start(data)).markup.replaceAll(/\s+/gu, " ");
    assert.match(before, /<s>profile-1<\/s> forgotten/u);
    assert.match(before, /class="dead"> <div> <svg class="hp/u);
    const after = lab.view(data, play("collect")).markup.replaceAll(/\s+/gu, " ");
    assert.match(after, /class="gone"> <div> <b>greet-1\.0<\/b> <small>deleted<\/small>/u);
  });

  test("shows by its edges which generation has what", () => {
    const elements = elementsOf(lab.view(data, play("collect")));
    // An edge and its arrowhead stand in a group that says what they are.
    const groups = elements.flatMap(({ d = "" }, i) => (/C50|H50/u.test(d) ? [elements[i - 2]] : []));
    // The link of the profile, moo and greet of generation 3, greet of generation 4.
    assert.deepEqual(
      groups.map((each) => each?.["class"]),
      ["link", "", "", ""],
    );
  });

  test("draws an arrow level that would be almost so", () => {
    const ends = elementsOf(lab.view(data, lab.start(data))).flatMap(({ d = "" }) =>
      [/^M0 (\S+)C.*100 (\S+)$/u.exec(d)?.slice(1)].filter(Boolean),
    );
    assert.deepEqual(ends.at(-1), ["87.5", "87.5"]);
  });

  test("shows what Nix said before if there is room for both, and marks what it said last", () => {
    const turns = (state: State) => lab.view(data, state).markup.split('class="turn"').slice(1);
    assert.match(turns(lab.start(data))[0] ?? "", /generations \+2.*removing profile version 1<\/span>/su);
    assert.match(
      turns(lab.start(data))[1] ?? "",
      /--roots .*-moo-3\.8.*<mark class="live">profile-3-link<\/mark>/su,
    );
    assert.match(turns(play("collect"))[0] ?? "", /<mark class="hash">8 store paths<\/mark> deleted/u);
    assert.equal(turns(play("collect")).length, 1);
  });

  test("does something with every button that is not marked as off", () => {
    for (const state of [lab.start(data), fresh(), play("collect"), fresh("install greet", "install moo")]) {
      for (const { "data-act": act = "", "data-value": value = "" } of buttons(state))
        assert.notEqual(lab.act(data, state, { act, value }), state, `${act} ${value}`);
    }
  });

  test("takes what it does not know, and what changes nothing, for nothing", () => {
    const [state, isNew] = [lab.start(data), fresh()];
    for (const words of [
      "",
      "juggle",
      "install vim",
      "upgrade",
      "uninstall vim",
      "switch x",
      "roots vim",
      "forget 0d",
      "forget +0",
    ])
      assert.equal(lab.act(data, state, action(words)), state, words);
    for (const words of ["days 0", "days -1", "days 1.5", "days x", "forget", "forget 3", "forget +1d"])
      assert.equal(lab.act(data, state, action(words)), state, words);
    assert.equal(lab.act(data, isNew, action("empty")), isNew);
  });

  test("has ids of its own for all that keeps the focus, and styles nothing in its markup", () => {
    const { markup } = lab.view(data, fresh("install greet", "install moo", "upgrade greet"));
    const ids = elementsOf({ markup }).flatMap((each) => each["id"] ?? []);
    assert.equal(new Set(ids).size, ids.length);
    assert.doesNotMatch(markup, /style=|undefined|NaN/u);
  });

  test("puts the oldest of many generations into one line, never the current one", () => {
    const many = ["install greet", "install moo", "uninstall greet", "install greet", "uninstall moo"];
    const state = fresh(...many, "install moo", "upgrade greet", "uninstall greet", "switch 1");
    const rows = rowsOf(state);
    assert.equal(rows.length, 6);
    assert.deepEqual(rows.find(({ isCurrent }) => isCurrent)?.numbers, [1]);
    assert.deepEqual(
      rows.flatMap((row) => row.numbers).toSorted((a, b) => a - b),
      numbers(state),
    );
  });

  test("tells a story of at most nine scenes whose titles fit into one line", () => {
    const story = lab.story(data);
    assert.ok(story.length <= 9);
    assert.deepEqual(replay(lab, data, actionsUpTo(story, story.length)).world.store.packages, ["greet-2.0"]);
  });

  test("writes numbers briefly", () => {
    assert.equal(spans([1, 2, 3, 5, 7, 8]), "1–3, 5, 7, 8");
    assert.equal(spans([]), "");
  });
});

suite("the notation of the generations lab", () => {
  const written = {
    says: "Something is kept.",
    packages: data.packages,
    history: [{ at: "2026-09-01 10:01:00", do: "install greet", prints: ["installing 'greet-1.0'"] }],
    now: "2026-11-22 10:05:00",
    story: [
      {
        title: "Back",
        do: ["rollback"],
        prints: ["error: no profile version older than the current (1) exists"],
      },
    ],
  };
  const refusals = (change: object) => {
    const { issues = [] } = v.safeParse(generationsLab.schema, { ...written, ...change });
    return issues.map(
      ({ message, path = [] }) => `${path.map(({ key }) => String(key)).join(".")}: ${message}`,
    );
  };

  test("is understood", () => assert.deepEqual(refusals({}), []));

  test("refuses output that the lab does not print", () => {
    const story = [{ title: "Back", do: ["rollback"], prints: ["switching profile from version 1 to 0"] }];
    assert.match(
      refusals({ story })[0] ?? "",
      /^story\.0\.prints: The lab prints `error: no profile version/u,
    );
    const history = [{ at: "2026-09-01 10:01:00", do: "install greet" }];
    assert.match(
      refusals({ history })[0] ?? "",
      /^history\.0\.prints: The lab prints `installing 'greet-1\.0'`/u,
    );
  });

  test("refuses actions that there are not, dates that are none, and dates in the wrong order", () => {
    assert.match(
      refusals({ story: [{ title: "X", do: ["juggle"] }] })[0] ?? "",
      /^story\.0\.do: The lab knows no such/u,
    );
    assert.match(refusals({ now: "tomorrow" })[0] ?? "", /^now: `tomorrow` is not a date like/u);
    assert.match(
      refusals({ now: "2026-08-01 10:05:00" })[0] ?? "",
      /^history\.0\.at: What follows is older/u,
    );
    const packages = { ...data.packages, "greet-1.0": data.packages["moo-3.8"] };
    assert.match(refusals({ packages })[0] ?? "", /^packages\.greet-1\.0: .* is not a path of greet-1\.0/u);
  });

  test("counts minutes as clocks do", () => {
    for (const year of [1970, 1999, 2000, 2024, 2026, 2027, 2100]) {
      for (let day = 0; day < 366; day++) {
        const date = new Date(Date.UTC(year, 0, 1 + day, 10, 5));
        const text = date.toISOString().replace("T", " ").slice(0, 19);
        assert.equal(readMinutes(text), date.getTime() / 60_000, text);
      }
    }
    assert.equal(readMinutes("2026-13-01 10:05:00"), undefined);
  });
});
