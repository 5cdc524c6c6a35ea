import { type Html, html } from "../html.ts";
import { type Card, cardsBelow, usedBy, withCards } from "./closure-cards.ts";
import type { Closure, ClosureData, Shown } from "./closure-data.ts";
import { MEMBER, type Places, placesOf, type Way } from "./closure-layout.ts";
import { drawWords, roomsFor, wordsAbove, wordsBeside } from "./closure-names.ts";
import { printAt } from "./closure-room.ts";
import { withRoom } from "./closure-space.ts";
import { TALLEST } from "./graph-layout.ts";
import { box, type Point, svg, WIDE } from "./kit.ts";
import { shortHash, storeObject } from "./object.ts";
import { drawRuns, printBits, round } from "./print.ts";

const known = new WeakMap<Closure, { readonly key: string; readonly drawing: Html }>();

/**
 * The closure from left to right with what is shown large; for phones from top to bottom. A drawing is
 * kept, so that slides can be edited without its being drawn anew.
 */
export function drawClosure(data: ClosureData): Html {
  const key = JSON.stringify([data.says, data.names, data.shows]);
  const before = known.get(data.closure);
  if (before?.key === key) return before.drawing;
  const drawing = draw(data);
  known.set(data.closure, { key, drawing });
  return drawing;
}

/**
 * Where everything in the drawing is; the words once for each of its two ways to lie. A drawing that is
 * higher than its place gets smaller there, and so has larger words.
 */
export function layOut(data: ClosureData) {
  const closure = placesOf(data.closure);
  let larger = 1;
  let roomy = withRoom(closure, roomsFor(data, larger));
  // Larger words need more room, and so become larger once more; four times come near enough.
  for (let times = 0; times < 4; times++) {
    larger = Math.max(larger, roomy.height / TALLEST);
    roomy = withRoom(closure, roomsFor(data, larger));
  }
  const width = Math.max(WIDE, (WIDE * roomy.height) / TALLEST);
  const heightOf = ({ member }: Shown) => roomy.members.get(member.path)?.y ?? 0;
  const shows = data.shows.toSorted((a, b) => heightOf(a) - heightOf(b));
  const wordsIn = (wider: Places) => wordsAbove(data.names, wider, larger);
  const { places, cards } = withCards(shows, roomy, width, larger, wordsIn);
  return {
    width,
    places,
    wide: { cards, words: wordsIn(places) },
    tall: { cards: cardsBelow(shows, places, larger), words: wordsBeside(data.names, places, larger) },
  };
}

function draw(data: ClosureData): Html {
  const { width, places, wide, tall } = layOut(data);
  const id = `closure-${data.closure.root.hash.slice(0, 8)}`;
  const lying = [
    html`<g class="dia" id="${id}">${drawGraph(data, places)}</g>`,
    ...wide.cards.map(drawLeader),
    ...wide.words.flatMap(drawWords),
    ...wide.cards.map(drawCard),
  ];
  // The same drawing turned: its text stands in the page only once.
  const turned = [
    html`<g transform="matrix(0 1 1 0 0 0)"><use href="#${id}" />${tall.cards.map(drawLeader)}</g>`,
    ...tall.words.flatMap(drawWords),
    ...tall.cards.map(drawCard),
  ];
  const across = Math.max(
    places.height,
    ...tall.cards.map(({ rect, larger }) => (rect.x + rect.width) * larger),
  );
  const down = Math.max(
    places.width,
    ...tall.cards.map(({ rect, larger }) => (rect.y + rect.height) * larger),
  );
  const said = tall.cards.map(
    (card) => `${card.member.name}, ${shortHash(card.member.hash)}, ${usedBy(card)}.`,
  );
  return html`${svg(width, places.height, lying, { label: data.says, className: "wide graph" })}
  ${svg(across, down, turned, { label: [data.says, ...said].join(" "), className: "tall graph" })}`;
}

/** All references, and the print of every member. */
function drawGraph({ closure, shows }: ClosureData, places: Places): Html {
  const roleOf = new Map(shows.map(({ member, role }) => [member.path, role]));
  const quiet = places.ways.filter(({ to }) => !roleOf.has(to));
  const loud = places.ways.filter(({ to }) => roleOf.has(to));
  return html`<g fill="none" stroke="currentColor">
    <path class="edge e-quiet" stroke-width="1.6" d="${quiet.map(({ points }) => wayPath(points)).join("")}" />
    ${loud.map(
      (way) =>
        html`<path class="edge e-${roleOf.get(way.to)}" stroke-width="4.5" d="${wayPath(way.points)}" />`,
    )}
    ${shows.map(({ member, role }) => {
      const { x, y } = corner(places, member.path);
      const rect = { x: x - 7, y: y - 6, width: MEMBER.width + 13, height: MEMBER.height + 11 };
      return html`<g class="edge e-${role}" stroke-width="3">${box(rect, "", 6)}</g>`;
    })}
    <g stroke-width=".8" stroke-dasharray=".8 .2">
      ${[...closure.members.values()].map(({ path, hash }) => {
        const { x, y } = corner(places, path);
        return html`<path
          class="h-${roleOf.get(path) ?? "ink"}"
          transform="translate(${round(x)} ${round(y + MEMBER.width / 64)})scale(${MEMBER.width / 32})"
          d="${drawRuns(printBits(hash))}"
        />`;
      })}
    </g>
  </g>`;
}

function corner({ members }: Places, path: string): Point {
  return printAt(members.get(path) ?? { x: 0, y: 0 });
}

/** A smooth line that is level where it passes a column. */
function wayPath(points: Way["points"]): string {
  const half = MEMBER.width / 2;
  let d = "";
  points.slice(1).forEach((to, i) => {
    const from = points[i] ?? to;
    const [x, y, toX, toY] = [from.x + half, from.y, to.x - half, to.y].map(Math.round);
    const middle = Math.round((from.x + to.x) / 2);
    d += `${i === 0 ? "M" : "L"}${x} ${y}`;
    d += y === toY ? `H${toX}` : `C${middle} ${y} ${middle} ${toY} ${toX} ${toY}`;
  });
  return d;
}

function drawLeader({ leader, role }: Card): Html {
  const d = wayPath(leader);
  return html`<path class="halo" fill="none" d="${d}" /><path
    class="edge e-${role}"
    fill="none"
    stroke="currentColor"
    stroke-width="3"
    stroke-dasharray="1 8"
    stroke-linecap="round"
    d="${d}"
  />`;
}

function drawCard({ member: { hash, name }, role, rect, larger, used }: Card): Html {
  return html`<g transform="scale(${larger.toFixed(4)})">${storeObject(rect, { hash, name, role, below: used })}</g>`;
}
