import assert from "node:assert/strict";
import { test } from "node:test";
import * as v from "valibot";
import { bootmenu } from "../../src/draw/bootmenu.ts";
import { fanout } from "../../src/draw/fanout.ts";
import { flow } from "../../src/draw/flow.ts";
import { phases } from "../../src/draw/phases.ts";

const says = "It happens in this order.";

function problems(schema: v.GenericSchema, data: unknown): string[] {
  const result = v.safeParse(schema, data);
  return (result.issues ?? []).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
}

test("flow: outcomes are a tick or a cross and words, and perhaps a figure", () => {
  const fork = [
    { when: "✓ it is there", title: "Download", figure: "< 1 s" },
    { when: "✗ it is not", title: "Build" },
  ];
  const { markup } = flow.draw({ says, steps: [{ title: "Ask" }], fork });
  assert.match(markup, /<span class="tag ok"\s*><svg[^]*?>it is there<\/span/);
  assert.match(markup, /<span class="tag bad"\s*><svg[^]*?>it is not<\/span/);
  assert.doesNotMatch(markup, /[✓✗]/);
  assert.deepEqual(markup.match(/<output>.*?<\/output>/gu), ["<output>&lt; 1 s</output>"]);
});

test("flow: store hashes stand out in code, other words do not", () => {
  const hash = "9jbnpj4vg7a15lwizycxj3zi7c1j9yw8";
  const { markup } = flow.draw({
    says,
    steps: [
      { title: "Ask", code: `GET ${hash}.narinfo` },
      { title: "Not", code: `${hash}00` },
      { title: "Get", code: `${hash}-hello` },
    ],
  });
  const halves = `<em><span>${hash.slice(0, 16)}</span><span>${hash.slice(16)}</span></em>`;
  const whole = (rest: string) => `<wbr />${halves}<wbr /><span class="together">${rest}</span></code>`;
  assert.ok(markup.includes(`<code>GET ${whole(".narinfo")}`));
  assert.match(markup, new RegExp(`<code>${hash}00</code>`));
  assert.ok(markup.includes(`<code>${whole("-hello")}`));
  assert.equal(markup.match(/<svg/gu)?.length, 1);
});

test("flow: mistakes are told", () => {
  const steps = [{ title: "Ask" }];
  const outcome = { when: "it is there", title: "Download" };
  const found = problems(flow.schema, { says, steps, fork: [outcome, { ...outcome, when: "✗ not" }] });
  assert.deepEqual(found, ["fork.0.when: `when` starts with ✓ or ✗, then says in words which case it is"]);
  assert.match(problems(flow.schema, { says, steps, fork: [outcome] }).join(), /fork: .*at least 2/);
  assert.match(problems(flow.schema, { says, steps: [{ text: "Ask" }] }).join(), /steps\.0\.title: /);
});

const build = {
  phase: "build",
  does: "Links `it`.",
  line: "-lprice -rpath lib",
  part: "-rpath",
  adds: "-rpath -v",
  with: "by hand",
  without: "with `stdenv`",
};

test("phases: one is open, and what it saves is pale in one line and marked in the other", () => {
  const names = ["unpack", "build", "fixup"];
  const { markup } = phases.draw({ says, phases: names, notes: { fixup: "`strip`s" }, open: build });
  assert.match(markup, /unpack[^]*<li class="open"><code>build<\/code><\/li>/);
  assert.match(markup, /<li><code>fixup<\/code><small><code>strip<\/code>s<\/small><\/li>/);
  assert.match(markup, /by hand<\/dt\s*><dd\s*><code>-lprice <span>-rpath<\/span> lib<\/code>/);
  assert.match(
    markup,
    /stdenv<\/code><\/dt\s*><dd\s*><code>-lprice <b>-rpath -v<\/b> lib<\/code>&ensp;<small>added<\/small><\/dd/,
  );
});

test("phases: mistakes are told", () => {
  const data = { says, phases: ["build", "fixup"], open: build };
  assert.deepEqual(problems(phases.schema, data), []);
  assert.deepEqual(problems(phases.schema, { ...data, notes: { fix: "Strips." } }), [
    "notes.fix: There is no phase `fix`; the phases are build, fixup",
  ]);
  assert.deepEqual(problems(phases.schema, { ...data, open: { ...build, phase: "link" } }), [
    "open.phase: There is no phase `link`; the phases are build, fixup",
  ]);
  assert.deepEqual(problems(phases.schema, { ...data, open: { ...build, part: "-L" } }), [
    "open.part: The part does not stand in the line",
  ]);
  const twice = { ...data, phases: ["build", "build"] };
  assert.deepEqual(problems(phases.schema, twice), ["phases.1: There is a phase `build` already"]);
  assert.match(problems(phases.schema, { ...data, open: { ...build, does: "" } }).join(), /^open\.does: /);
});

test("bootmenu: the chosen entry is marked, and that it is a drawing is said", () => {
  const { markup } = bootmenu.draw({
    says,
    entries: [{ title: "generation 42" }, { title: "generation 41", note: "yesterday", chosen: true }],
  });
  assert.match(markup, /<li class="chosen" aria-current="true"><span>generation 41<\/span>/);
  assert.equal(markup.match(/aria-current/g)?.length, 1);
  assert.match(markup, /a drawing, not a screenshot/);
});

test("bootmenu: mistakes are told", () => {
  const entry = { title: "generation 42", chosen: true };
  assert.deepEqual(problems(bootmenu.schema, { says, entries: [entry, entry] }), [
    "entries.1.chosen: Only one entry of a boot menu can be chosen",
  ]);
  assert.match(problems(bootmenu.schema, { says, entries: [{ titel: "x" }, entry] }).join(), /titel: /);
});

test("fanout: code on one side, everything that it sets up on the other", () => {
  const to = [{ title: "PostgreSQL", text: "with a database" }, { title: "Redis" }];
  const { markup } = fanout.draw({ says, from: "a && b;", to });
  assert.match(markup, /<code>a &amp;&amp; b;<\/code>/);
  assert.match(markup, /<b>PostgreSQL<\/b> <span>with a database<\/span>/);
  assert.match(problems(fanout.schema, { says, from: "x", to: to.slice(1) }).join(), /^to: .*at least 2/);
  assert.match(problems(fanout.schema, { says, to }).join(), /^from: /);
});
