import { type Html, html } from "../html.ts";
import { type Card, cardsBelow, usedBy, withCards } from "./closure-cards.ts";
import type { Closure, ClosureData, Shown } from "./closure-data.ts";
import { MEMBER, type Places, placesOf, toWidth, type Way } from "./closure-layout.ts";
import { drawWords, roomsAbove, roomsBeside, type Words, wordsAbove, wordsBeside } from "./closure-names.ts";
import { barAt } from "./closure-room.ts";
import { type Room, withRoom } from "./closure-space.ts";
import { TALLEST } from "./graph-layout.ts";
import { box, type Point, svg, WIDE } from "./kit.ts";
import { shortHash, storeObject } from "./object.ts";
import { round } from "./print.ts";

/** How much longer the drawing that is turned is than it is wide. */
const LENGTH = 1.9;

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

/** Where everything is in one of the two drawings, and how much larger words are there. */
export interface Laid {
  readonly places: Places;
  readonly cards: readonly Card[];
  readonly words: readonly Words[];
  readonly larger: number;
}

/** The closure from left to right: words above what they name, cards on the right. */
export function layWide({ closure, names, shows }: ClosureData): Laid & { readonly width: number } {
  const { places: roomy, larger } = fitted(closure, roomsAbove(names, shows));
  const width = Math.max(WIDE, (WIDE * roomy.height) / TALLEST);
  const wordsIn = (wider: Places) => wordsAbove(names, wider, larger);
  const { places, cards } = withCards(inOrder(shows, roomy), roomy, width, larger, wordsIn);
  return { width, places, cards, words: wordsIn(places), larger };
}

/** The closure that is to be turned: words left of what they name then, cards below. */
export function layTall({ closure, names, shows }: ClosureData): Laid {
  const { places: roomy, larger } = fitted(closure, roomsBeside(names, shows));
  const places = toWidth(roomy, LENGTH * roomy.height);
  const cards = cardsBelow(inOrder(shows, places), places, larger);
  return { places, cards, words: wordsBeside(names, places, larger), larger };
}

/**
 * A closure with room for its words. One that is higher than its place gets smaller there, and so has
 * larger words, which need more room again; four times come near enough.
 */
function fitted(closure: Closure, roomsFor: (larger: number) => ReadonlyMap<string, Room>) {
  let larger = 1;
  let places = withRoom(placesOf(closure), roomsFor(larger));
  for (let times = 0; times < 4; times++) {
    larger = Math.max(larger, places.height / TALLEST);
    places = withRoom(placesOf(closure), roomsFor(larger));
  }
  return { places, larger };
}

/** What is shown large, from the top down. */
function inOrder(shows: readonly Shown[], { members }: Places): readonly Shown[] {
  const heightOf = ({ member }: Shown) => members.get(member.path)?.y ?? 0;
  return shows.toSorted((a, b) => heightOf(a) - heightOf(b));
}

function draw(data: ClosureData): Html {
  const wide = layWide(data);
  const tall = layTall(data);
  const lying = [
    drawGraph(data, wide),
    ...wide.cards.map(drawLeader),
    ...wide.words.flatMap(drawWords),
    ...wide.cards.map(drawCard),
  ];
  const turned = [
    html`<g transform="matrix(0 1 1 0 0 0)">${drawGraph(data, tall)}${tall.cards.map(drawLeader)}</g>`,
    ...tall.words.flatMap(drawWords),
    ...tall.cards.map(drawCard),
  ];
  const ends = tall.cards.map(({ rect, larger }) => ({
    x: (rect.x + rect.width) * larger,
    y: (rect.y + rect.height) * larger,
  }));
  const across = Math.max(tall.places.height, ...ends.map(({ x }) => x));
  const down = Math.max(tall.places.width, ...ends.map(({ y }) => y));
  const said = tall.cards.map(
    (card) => `${card.member.name}, ${shortHash(card.member.hash)}, ${usedBy(card)}.`,
  );
  return html`${svg(wide.width, wide.places.height, lying, { label: data.says, className: "wide graph" })}
  ${svg(across, down, turned, { label: [data.says, ...said].join(" "), className: "tall graph" })}`;
}

/** All references, and every member as a bar: a print so small would be a blur. */
function drawGraph({ closure, shows }: ClosureData, { places, larger }: Laid): Html {
  const roleOf = new Map(shows.map(({ member, role }) => [member.path, role]));
  const quiet = places.ways.filter(({ to }) => !roleOf.has(to));
  const loud = places.ways.filter(({ to }) => roleOf.has(to));
  return html`<g fill="none" stroke="currentColor">
    <path class="edge e-quiet" stroke-width="${round(1.6 * larger)}" d="${quiet.map(({ points }) => wayPath(points)).join("")}" />
    ${loud.map(
      (way) =>
        html`<path class="edge e-${roleOf.get(way.to)}" stroke-width="${round(4.5 * larger)}" d="${wayPath(way.points)}" />`,
    )}
    ${shows.map(({ member, role }) => {
      const { x, y } = corner(places, member.path);
      const rect = { x: x - 7, y: y - 6, width: MEMBER.width + 13, height: MEMBER.height + 11 };
      return html`<g class="edge e-${role}" stroke-width="${round(3 * larger)}">${box(rect, "", 6)}</g>`;
    })}
    <g stroke-width="${MEMBER.height - 4}">
      ${[...closure.members.keys()].map((path) => {
        const { x, y } = corner(places, path);
        const d = `M${round(x)} ${round(y + MEMBER.height / 2)}h${MEMBER.width}`;
        return html`<path class="h-${roleOf.get(path) ?? "ink"}" d="${d}" />`;
      })}
    </g>
  </g>`;
}

function corner({ members }: Places, path: string): Point {
  return barAt(members.get(path) ?? { x: 0, y: 0 });
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

function drawLeader({ leader, role, larger }: Card): Html {
  const d = wayPath(leader);
  return html`<path class="halo" fill="none" d="${d}" /><path
    class="edge e-${role}"
    fill="none"
    stroke="currentColor"
    stroke-width="${round(3 * larger)}"
    stroke-dasharray="${round(larger)} ${round(8 * larger)}"
    stroke-linecap="round"
    d="${d}"
  />`;
}

function drawCard({ member: { hash, name }, role, rect, larger, used }: Card): Html {
  return html`<g transform="scale(${larger.toFixed(4)})">${storeObject(rect, { hash, name, role, below: used })}</g>`;
}
