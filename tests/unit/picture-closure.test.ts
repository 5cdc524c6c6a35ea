import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Source } from "../../src/compile/deck.ts";
import { slidesOf } from "../../src/compile/deck.ts";
import { metaOf } from "../../src/compile/meta.ts";
import { parse } from "../../src/compile/parse.ts";
import { type Closure, packageName, readClosure, referrersOf } from "../../src/draw/closure-data.ts";
import { MEMBER, placesOf } from "../../src/draw/closure-layout.ts";
import { printBits } from "../../src/draw/print.ts";
import { openFolder } from "../../src/node/folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const git: Source = {
  file: "slides/graphs/git.txt",
  text: readFileSync(`${root}slides/graphs/git.txt`, "utf8"),
};

function closure(text: string): Closure {
  const read = readClosure(text);
  assert.ok(!("mistake" in read), "mistake" in read ? read.mistake : "");
  return read;
}

const path = (digit: string, name: string) => `/nix/store/${digit.repeat(32)}-${name}`;
const [app, ssl, other, libc] = [
  path("0", "app-1.0"),
  path("1", "ssl-3.0"),
  path("2", "ssl-3.0"),
  path("3", "libc"),
];
const small = [
  "# a comment",
  app,
  `  ${ssl}`,
  `  ${other}`,
  `  ${libc}`,
  ssl,
  `  ${libc}`,
  other,
  `  ${libc}`,
  libc,
  `  ${libc}`,
].join("\n");

const fence = [
  "says: All of it, {objects} objects and {references} references.",
  "file: graphs/small.txt",
  "names:",
  "  - member: libc",
  "    note: needed by {referrers}",
  "shows:",
  "  - member: 2222…-ssl-3.0",
  "    role: alt",
];

/** What a deck of one picture says is wrong, as `file:line message`. */
function complaints(lines: readonly string[], data = small): string[] {
  const text = ["## A claim", "", "```closure", ...lines, "```", "", "Note:", "", "Said."].join("\n");
  const { diagnostics } = parse([
    { file: "slides/01.md", text },
    { file: "slides/graphs/small.txt", text: data },
  ]);
  return diagnostics.map(({ span, message }) => `${span.file}:${span.line} ${message}`);
}

function drawn(lines: readonly string[], files: readonly Source[]): string {
  const text = ["## A claim", "", "```closure", ...lines, "```"].join("\n");
  const { deck } = parse([{ file: "slides/01.md", text }, ...files]);
  const picture = slidesOf(deck)[0]
    ?.body.map((token) => metaOf(token, "picture"))
    .find(Boolean);
  assert.ok(picture);
  return picture.draw().markup;
}

test("the recorded closure of Git is closed, has one root, and all its hashes are store hashes", () => {
  const { members, root: top, references } = closure(git.text);
  assert.equal(top.name, "git-2.38.1");
  for (const { hash, refersTo } of members.values()) {
    assert.equal(printBits(hash).length, 32);
    for (const to of refersTo) assert.ok(members.has(to), to);
  }
  const listed = git.text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  assert.equal(members.size, listed.filter((line) => line.startsWith("/")).length);
  assert.equal(references, listed.filter((line) => line.startsWith("  /")).length);
});

test("the file says where the closure is from", () => {
  const head = git.text
    .split("\n")
    .filter((line) => line.startsWith("#"))
    .join("\n");
  assert.match(head, /https:\/\/github\.com\/\S+/);
  assert.match(head, /commit [0-9a-f]{40}/);
  assert.match(head, /licence/);
});

test("what the slide says of Git's closure is counted in it", () => {
  const { members, references } = closure(git.text);
  const all = [...members.values()];
  const twins = all.filter(({ name }) => name === "openssl-3.0.7");
  const glibc = all.find(({ name }) => packageName(name) === "glibc");
  assert.ok(glibc);
  const { deck, diagnostics } = parse(openFolder("slides", root).sources());
  assert.deepEqual(
    diagnostics.filter(({ code }) => code === "picture/notation"),
    [],
  );
  const slide = slidesOf(deck).find(({ id }) => id === "real-closure");
  assert.ok(slide);
  assert.match(slide.title.replaceAll("\u00a0", " "), new RegExp(`has 66 store paths, two called`));
  assert.equal(twins.length, 2);
  const users = twins.map((twin) =>
    referrersOf(twin, closure(git.text)).map(({ name }) => packageName(name)),
  );
  assert.deepEqual(new Set(users.map((names) => names.join())), new Set(["git,curl,libssh2", "python3"]));
  const said = slide.notes.map(({ content }) => content).join(" ");
  assert.match(said, new RegExp(`${referrersOf(glibc, closure(git.text)).length} of the others`));
  const markup = slide.body.map((token) => metaOf(token, "picture")?.draw().markup ?? "").join("");
  assert.match(markup, new RegExp(`aria-label="[^"]* ${members.size} store objects with ${references} ref`));
  for (const words of ["for git, curl and libssh2", "for python3"]) assert.ok(markup.includes(words), words);
});

test("every object and every reference is drawn", () => {
  const { members, references } = closure(git.text);
  const markup = drawn(["says: The closure of Git.", "file: graphs/git.txt"], [git]);
  const [lying = "", turned = ""] = markup.split(/(?=<g transform="matrix)/);
  for (const drawing of [lying, turned]) {
    const [, ways = ""] = /e-quiet"[^>]* d="([^"]*)"/.exec(drawing) ?? [];
    assert.equal(ways.match(/M/g)?.length, references);
    assert.equal(drawing.match(/<path\s+class="h-/g)?.length, members.size);
  }
});

test("references lead to the right, and nothing lies on anything else", () => {
  const { members, ways } = placesOf(closure(git.text));
  for (const { from, to } of ways)
    assert.ok((members.get(from)?.x ?? 0) < (members.get(to)?.x ?? 0), `${from} ${to}`);
  const places = [...members.values()];
  for (const [i, a] of places.entries())
    for (const b of places.slice(i + 1))
      assert.ok(Math.abs(a.x - b.x) >= MEMBER.width || Math.abs(a.y - b.y) >= MEMBER.height);
});

test("the same closure is drawn the same every time", () => {
  const lines = ["says: The closure of Git.", "file: graphs/git.txt", "names: [{ member: git-2.38.1 }]"];
  assert.equal(drawn(lines, [{ ...git }]), drawn(lines, [{ ...git }]));
});

test("members are named, shown large with who needs them, and counted", () => {
  const markup = drawn(fence, [{ file: "slides/graphs/small.txt", text: small }]);
  assert.match(markup, /aria-label="All of it, 4 objects and 5 references\."/);
  // The tall drawing says what stands on its cards.
  assert.match(markup, /aria-label="All of it, 4 [^"]*\. ssl-3\.0, 22222222…, for app\."/);
  assert.match(markup, />needed by 3</);
  assert.match(markup, />for app</);
  assert.match(markup, />22222222…</);
  assert.doesNotMatch(markup, /11111111…|style=|NaN|undefined/);
});

test("a name without its version is found as Nix does it", () => {
  assert.deepEqual(
    ["git-2.38.1", "git-2.38.1-doc", "perl5.36.0-CGI-4.51", "libc", "gmp-with-cxx-stage4-6.2.1"].map(
      packageName,
    ),
    ["git", "git", "perl5.36.0-CGI", "libc", "gmp-with-cxx-stage4"],
  );
});

test("a file that is missing is told, and where the fence names it", () => {
  assert.deepEqual(complaints(["says: All of it.", "file: graphs/smal.txt"]), [
    "slides/01.md:5 There is no file `graphs/smal.txt`; there is graphs/small.txt.",
  ]);
});

test("a mistake in the file is told with its line", () => {
  const at = (data: string) => complaints(["says: All of it.", "file: graphs/small.txt"], data);
  const where = "slides/01.md:5 slides/graphs/small.txt";
  assert.deepEqual(at(`${small}\nlibc`), [`${where}:12: \`libc\` is not a store path.`]);
  assert.deepEqual(at(`${app}\n  ${libc}`), [
    `${where}:2: \`${libc}\` is referred to, but is no member itself.`,
  ]);
  assert.deepEqual(at(`${small}\n${app}`), [`${where}:12: \`${app}\` stands here for the second time.`]);
  assert.deepEqual(at(`  ${app}`), [
    `${where}:1: A reference stands before the store object that it belongs to.`,
  ]);
  assert.deepEqual(at(`${app}\n${libc}`), [
    `${where}:2: Nothing refers to \`${libc}\`, nor to \`${app}\`: a closure has one root.`,
  ]);
  assert.deepEqual(at(`${app}\n${ssl}\n  ${other}\n${other}\n  ${ssl}`), [
    `${where}:2: \`${ssl}\` is not reached from the root.`,
  ]);
  assert.deepEqual(at(`${app}\n  ${libc}\n${libc}\n  ${app}`), [
    `${where}:1: There is no store object that no other refers to.`,
  ]);
  assert.deepEqual(at(app.replace("0000", "eeee")), [
    `${where}:1: \`${app.replace("0000", "eeee")}\` is not a store path.`,
  ]);
});

test("a member that is not there, or could be several, is told", () => {
  const base = fence.slice(0, 2);
  assert.deepEqual(complaints([...base, "names:", "  - member: libd"]), [
    "slides/01.md:7 graphs/small.txt has no store object `libd`.",
  ]);
  assert.deepEqual(complaints([...base, "shows:", "  - member: ssl-3.0", "    role: alt"]), [
    "slides/01.md:7 `ssl-3.0` are several: write one as `2222…-ssl-3.0`.",
  ]);
  assert.deepEqual(complaints(["says: All {things} of it.", ...base.slice(1)]), [
    "slides/01.md:4 There is no `{things}` here; write `{objects}`, `{references}`.",
  ]);
});
