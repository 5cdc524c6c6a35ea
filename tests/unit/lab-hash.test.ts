import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import { actionsUpTo, replay } from "../../src/labs/lab.ts";
import { lab } from "../../src/labs/hash/lab.ts";
import { compare, differingPart, type State } from "../../src/labs/hash/model.ts";
import { expressionOf, fill, originals } from "../../src/labs/hash/recipe.ts";
import { elementsOf, labOnSlide } from "../support/lab-states.ts";

const data = labOnSlide(lab);
const first = lab.start(data);
const before: State = { now: originals(data.steps), look: "hello" };

/** After some edits of what was before, beginning with those of the first frame undone. */
function edit(edits: Readonly<Record<string, string>>, look = "hello"): State {
  return { now: { ...before.now, ...edits }, look };
}

function fates(state: State): string {
  return [...compare(data, state)].map(([id, { fate }]) => `${id} ${fate}`).join(", ");
}

suite("the first frame of the hash lab", () => {
  test("shows the two addresses of the recorded demo, and how many bits flipped", () => {
    const recorded = readFileSync("slides/demos/derivation/transcript.txt", "utf8");
    const hello = compare(data, first).get("hello");
    assert.notEqual(hello?.before, hello?.now);
    for (const path of [hello?.before, hello?.now])
      assert.match(recorded, new RegExp(`^${path}$`, "mu"), "printed by nix-build");
    assert.equal(hello?.verdict, "70 of 160 bits flipped");
    const { markup } = lab.view(data, first);
    for (const path of [hello?.before, hello?.now])
      assert.ok(markup.replaceAll(/<\/?b>/gu, "").includes(path ?? ""));
  });

  test("shows that what is made with it has a new address, and what is not has the same", () => {
    assert.equal(fates(first), "hello new, toycc same, greet new, package new");
  });

  test("marks the letter that changed", () => {
    assert.match(lab.view(data, first).markup, /echo <b>H<\/b>ello, world.*echo <b>h<\/b>ello, world/su);
  });
});

suite("an edit changes the addresses downstream of it, and no others", () => {
  const edits = {
    source: "hello new, toycc same, greet new, package new",
    version: "hello same, toycc new, greet new, package new",
    flag: "hello same, toycc same, greet new, package new",
    name: "hello same, toycc same, greet same, package new",
    comment: "hello same, toycc same, greet same, package same",
  };
  for (const [word, expected] of Object.entries(edits))
    test(word, () => assert.equal(fates(edit({ [word]: `${before.now[word]}x` })), expected));

  test("and changed back gives the address that was there before, with nothing to build", () => {
    const back = lab.act(data, first, { act: "source", value: before.now["source"] ?? "" });
    const all = [...compare(data, back).values()];
    assert.deepEqual(
      all.map(({ now }) => now),
      all.map((each) => each.before),
    );
    assert.match(lab.view(data, back).markup, /same address, nothing to build/u);
  });
});

test("what is told about an address without computing it is what the address says, for 300 edits", () => {
  const texts = fc.constantFrom("", "1.0", "x", "-O2", "-O3", "a b", ".hidden", "greeter-1.0");
  const edits = fc.dictionary(fc.constantFrom(...Object.keys(before.now)), texts);
  fc.assert(
    fc.property(edits, (given) => {
      for (const { fate, now, before: old } of compare(data, edit(given)).values())
        assert.equal(fate, now === "" ? "bad" : now === old ? "same" : "new");
    }),
    { numRuns: 300 },
  );
});

suite("what Nix refuses has no address", () => {
  test("nor has what is made with it, and the reason is shown", () => {
    const state = edit({ version: "1 0" }, "package");
    assert.equal(fates(state), "hello same, toycc bad, greet bad, package bad");
    assert.match(lab.view(data, state).markup, /no address: Nix refuses the name “toycc-1 0”/u);
  });

  test("while the name of another step may be anything that is a name", () => {
    assert.equal(fates(edit({ name: "" })), "hello same, toycc same, greet same, package bad");
    assert.equal(fates(edit({ name: ".hidden" })), "hello same, toycc same, greet same, package new");
  });
});

suite("actions", () => {
  test("that are unknown or change nothing leave the state as it is", () => {
    for (const [act, value] of [
      ["look", "nobody"],
      ["look", first.look],
      ["source", first.now["source"] ?? ""],
      ["source", "a\0b"],
      ["source", "\u{d83d}"],
      ["toString", "x"],
      ["", ""],
    ] as const)
      assert.equal(lab.act(data, first, { act, value }), first, `${act} ${value}`);
  });

  test("look at another derivation without editing anything", () => {
    const next = lab.act(data, first, { act: "look", value: "package" });
    assert.deepEqual(next, { ...first, look: "package" });
    assert.match(lab.tell(data, first, next), /^greeter-1\.0: \d+ of 160 bits flipped\.$/u);
  });

  test("are told in one sentence about the sum and one about what is looked at", () => {
    const comment = edit({ comment: "# x" });
    assert.equal(
      lab.tell(data, before, comment),
      "0 of 4 addresses are new. hello-1.0: same address, nothing to build.",
    );
    assert.equal(
      lab.tell(data, before, first),
      "3 of 4 addresses are new. hello-1.0: 70 of 160 bits flipped.",
    );
  });
});

suite("the prepared story", () => {
  const story = lab.story(data);

  test("shows in each scene its own edit and nothing left over from the others", () => {
    for (const [i, { set, look }] of data.story.entries())
      assert.deepEqual(replay(lab, data, actionsUpTo(story, i + 1)), edit(set, look));
  });

  test("changes nothing, nothing, then two, three addresses and one", () => {
    const counts = story.map((_, i) => {
      const all = compare(data, replay(lab, data, actionsUpTo(story, i + 1)));
      return [...all.values()].filter(({ fate }) => fate === "new").length;
    });
    assert.deepEqual(counts, [0, 0, 2, 3, 1]);
  });
});

suite("the view", () => {
  test("has a control for each ingredient, the comment and each derivation", () => {
    const acts = elementsOf(lab.view(data, first)).flatMap((each) => each["data-act"] ?? []);
    const looks = data.steps.map(() => "look");
    assert.deepEqual(acts.toSorted(), ["source", "version", "flag", "name", "comment", ...looks].toSorted());
  });

  test("shows any text as it is, in its field as well as in the Nix file", () => {
    const text = `<b>"&' \${x} \\ 💎`;
    const { markup } = lab.view(data, edit({ source: text }));
    assert.ok(!markup.includes("<b>&quot;"));
    const value = elementsOf({ markup }).find((each) => each["data-act"] === "source")?.["value"];
    assert.equal(value, text);
    assert.match(markup, /&quot;&lt;b&gt;\\&quot;&amp;' \\\$\{x\} \\\\ 💎&quot;/u);
  });

  test("gives every id once, and what is copied is there", () => {
    const elements = elementsOf(lab.view(data, first));
    const ids = elements.flatMap(({ id }) => id ?? []);
    assert.equal(new Set(ids).size, ids.length);
    const copied = elements.flatMap((each) => each["data-copy"] ?? []);
    assert.deepEqual(copied, ["#hash-nix"]);
    assert.ok(ids.includes("hash-nix"));
  });

  test("says how many more ingredients are edited than the one that is shown", () => {
    const { markup } = lab.view(data, edit({ flag: "-O3", name: "other" }));
    assert.match(markup, /-O<b>3<\/b><\/code>\s*\+ 1 /u);
  });
});

test("a comment of any lines stays a comment of the Nix file", () => {
  const text = expressionOf(fill(data.steps, before.now), "a\nb\r\nc\rd\n", "hello");
  const code = text.split(/[\r\n]+/u).find((line) => line !== "" && !line.startsWith("#"));
  assert.equal(code, "let");
  assert.ok(expressionOf(fill(data.steps, before.now), "", "hello").startsWith("let\n"));
});

test("the part in which two texts differ is found, by whole characters", () => {
  assert.deepEqual(differingPart("hello", "Hello"), ["", "h", "ello"]);
  assert.deepEqual(differingPart("aa", "aaa"), ["aa", "", ""]);
  assert.deepEqual(differingPart("aaa", "aa"), ["aa", "a", ""]);
  assert.deepEqual(differingPart("x", "x"), ["x", "", ""]);
  assert.deepEqual(differingPart("a💎b", "a💡b"), ["a", "💎", "b"]);
});
