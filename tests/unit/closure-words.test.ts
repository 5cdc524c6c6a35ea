import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Card } from "../../src/draw/closure-cards.ts";
import { type ClosureData, membersNamed, readClosure, referrersOf } from "../../src/draw/closure-data.ts";
import { layTall, layWide } from "../../src/draw/closure-drawing.ts";
import { MEMBER, placesOf } from "../../src/draw/closure-layout.ts";
import { inkOf } from "../../src/draw/closure-names.ts";
import { overlap, barAt, stretchesOf } from "../../src/draw/closure-room.ts";
import { withRoom } from "../../src/draw/closure-space.ts";
import { TALLEST } from "../../src/draw/graph-layout.ts";
import { type Point, type Rect, WIDE } from "../../src/draw/kit.ts";

const closure = readClosure(readFileSync(new URL("../../slides/graphs/git.txt", import.meta.url), "utf8"));
assert.ok(!("mistake" in closure));
const named = (name: string) => membersNamed(name, closure);

/** As the slide `real-closure` has it. */
const git: ClosureData = {
  says: "The closure of Git.",
  closure,
  names: ["git-2.38.1", "python3-3.10.9", "curl-7.86.0", "libssh2-1.10.0", "glibc-2.35-224"].flatMap((name) =>
    named(name).map((member) => ({
      member,
      note: name.startsWith("glibc") ? `${referrersOf(member, closure).length} refer to it` : undefined,
    })),
  ),
  shows: named("openssl-3.0.7").map((member, i) => ({
    member,
    role: i === 0 ? "hash" : "alt",
    referrers: referrersOf(member, closure),
  })),
};
const wide = layWide(git);
const tall = layTall(git);

const pointsOf = (way: readonly Point[]) => stretchesOf(way).flatMap(({ points }) => points);
const turn = ({ x, y, width, height }: Rect): Rect => ({ x: y, y: x, width: height, height: width });
const grown = ({ x, y, width, height }: Rect, by: number): Rect => {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
};
const withSides = ({ x, y, width, height }: Rect, by: number): Rect => {
  return { x: x - by, y, width: width + 2 * by, height };
};
const holds = ({ x, y, width, height }: Rect, point: Point) =>
  point.x > x && point.x < x + width && point.y > y && point.y < y + height;

const gapBetween = (a: Rect, b: Rect) =>
  Math.max(a.x - b.x - b.width, b.x - a.x - a.width, a.y - b.y - b.height, b.y - a.y - a.height);

const drawn = ({ rect: { x, y, width, height }, larger }: Card): Rect => {
  return { x: x * larger, y: y * larger, width: width * larger, height: height * larger };
};

/** In units of the drawing from left to right. */
const lying = [
  ["wide", wide, wide.width],
  ["tall", { ...tall, words: tall.words.map((words) => ({ ...words, ...turn(words) })) }, tall.places.width],
] as const;

for (const [which, { words, cards, places }, width] of lying) {
  test(`${which}: no reference runs through words, nor near to them`, () => {
    assert.deepEqual(
      words.map((each) => each.named),
      git.names,
    );
    for (const rect of words)
      for (const { from, to, points } of places.ways)
        assert.ok(
          !pointsOf(points).some((point) => holds(withSides(inkOf(rect), 8), point)),
          `${from} ${to} at ${rect.named.member.name}`,
        );
  });

  test(`${which}: words lie in the drawing, on no bar and on no other words`, () => {
    words.forEach((rect, i) => {
      assert.ok(
        rect.x >= 0 && rect.x + rect.width <= width && rect.y >= 0 && rect.y + rect.height <= places.height,
      );
      for (const [path, at] of places.members) assert.ok(!overlap(rect, barAt(at)), path);
      for (const other of words.slice(i + 1)) assert.ok(!overlap(rect, other));
    });
  });

  test(`${which}: words are near the bar that they belong to, and no bar is nearer`, () => {
    for (const rect of words) {
      const gaps = [...places.members].map(([path, at]) => ({ path, gap: gapBetween(rect, barAt(at)) }));
      const [nearest] = gaps.toSorted((a, b) => a.gap - b.gap);
      assert.equal(nearest?.path, rect.named.member.path);
      assert.ok(nearest.gap <= (which === "wide" ? 24 : 0) + 12 * rect.larger);
    }
  });

  test(`${which}: leaders are level, and meet neither words nor bars`, () => {
    assert.equal(cards.length, 2);
    for (const { leader, member } of cards) {
      assert.equal(new Set(leader.map(({ y }) => Math.round(y))).size, 1);
      const [first, last] = [leader[0] ?? { x: 0, y: 0 }, leader.at(-1) ?? { x: 0, y: 0 }];
      const line = { x: first.x + 48, y: first.y - 3, width: last.x - first.x - 96, height: 6 };
      for (const rect of words) assert.ok(!overlap(rect, line), rect.named.member.name);
      for (const [path, at] of places.members) assert.ok(!overlap(barAt(at), line), `${member.path} ${path}`);
    }
  });
}

test("wide: cards keep clear of words and end at the margin of a drawing with the proportions of its place", () => {
  const { width, places, cards, words } = wide;
  for (const rect of cards.map(drawn)) {
    for (const other of words) assert.ok(!overlap(other, rect));
    for (const at of places.members.values()) assert.ok(!overlap(grown(barAt(at), 40), rect));
    assert.equal(Math.round(rect.x + rect.width), Math.round(width));
  }
  assert.ok(width / places.height >= WIDE / TALLEST - 0.001);
});

test("tall: cards stand side by side below the closure, in the order of their members, as wide as it", () => {
  const [left, right] = tall.cards.map(drawn);
  assert.ok(left && right);
  assert.ok(left.x === 0 && left.x + left.width < right.x && left.y === right.y);
  assert.ok(left.y > tall.places.width);
  assert.equal(Math.round(right.x + right.width), Math.round(tall.places.height));
  assert.deepEqual(
    tall.cards.map(({ member }) => member.path),
    wide.cards.map(({ member }) => member.path),
  );
});

test("words are as large on the slide as those of a drawing that need not get smaller", () => {
  const shrunk = WIDE / wide.width;
  assert.ok(shrunk < 0.95);
  for (const { larger } of [...wide.words, ...wide.cards]) {
    assert.ok(larger * shrunk > 0.99 && larger * shrunk <= 1);
  }
  assert.ok(tall.larger > wide.larger);
});

for (const [which, { places }] of Object.entries({ wide, tall })) {
  test(`${which}: the way from a member alone in its column to what is shown large is level`, () => {
    const shown = new Set(git.shows.map(({ member }) => member.path));
    const way = places.ways.find(({ from, to }) => from === closure.root.path && shown.has(to));
    const [start, ...others] = way?.points.slice(0, -1) ?? [];
    assert.ok(start && others.length > 1);
    for (const { y } of others) assert.equal(y, start.y);
  });

  test(`${which}: the frames of what is shown large touch no other bar`, () => {
    for (const { member } of git.shows)
      for (const [path, at] of places.members) {
        const own = places.members.get(member.path);
        assert.ok(path === member.path || !own || !overlap(grown(barAt(own), 9), barAt(at)), path);
      }
  });

  test(`${which}: no other way runs along a way to what is shown large`, () => {
    const loud = new Set(git.shows.map(({ member }) => member.path));
    const passes = places.ways.flatMap(({ to, points }) => points.slice(1, -1).map((at) => ({ to, at })));
    for (const { to, at } of passes)
      for (const other of passes)
        assert.ok(
          !loud.has(to) || other.to === to || at.x !== other.at.x || Math.abs(at.y - other.at.y) >= 7,
          `${other.to} at ${at.x}`,
        );
  });

  test(`${which}: room does not change the order in columns`, () => {
    const all = [...placesOf(closure).members];
    for (const [path, { x, y }] of all)
      for (const [other, at] of all) {
        if (at.x !== x || at.y <= y) continue;
        const [upper, lower] = [places.members.get(path), places.members.get(other)];
        assert.ok(upper && lower && lower.y - upper.y >= MEMBER.height, `${path} ${other}`);
      }
  });
}

test("room does not change the height, as long as there is enough of it", () => {
  const before = placesOf(closure);
  const all = (above: number) =>
    new Map([...before.members.keys()].map((path) => [path, { above, below: 0, along: 0 }]));
  assert.equal(withRoom(before, all(0)).height, before.height);
  assert.ok(withRoom(before, all(60)).height > before.height);
});
