import { type Named, packageName, type Shown } from "./closure-data.ts";
import { MEMBER, type Places, toWidth } from "./closure-layout.ts";
import { SIZES, wordsAbove } from "./closure-names.ts";
import { freeIn, overlap } from "./closure-room.ts";
import type { Point, Rect } from "./kit.ts";
import { linesBelow, objectHeight, objectWidth, SMALLEST_NAME } from "./object.ts";

const WIDTH = 384;
const GAP = 32;
const STEP = 8;
const NARROWER = 24;
/** A leader meets its card at least so far from the corners. */
const INSET = 24;
/** How much larger cards are in the drawing that is turned, so that their words are as large as all there. */
export const LARGER = SIZES.tall.note / SIZES.wide.note;

/** A member shown large. */
export interface Card extends Shown {
  /** The way from the member to the card, in the drawing from left to right. */
  readonly leader: readonly Point[];
  readonly rect: Rect;
  readonly used: readonly string[];
}

/**
 * Puts a card for each member that is shown large to the right, as near to it as there is room, and
 * the closure beside them as wide as they and the words leave it.
 */
export function withCards(
  shows: readonly Shown[],
  names: readonly Named[],
  places: Places,
  room: number,
): { places: Places; cards: readonly Card[] } {
  const narrow = room - WIDTH - GAP;
  for (let width = room; width > narrow; width -= NARROWER) {
    const wider = toWidth(places, width);
    const cards = cardsIn(shows, names, wider, room - WIDTH);
    if (cards) return { places: wider, cards };
  }
  const beside = toWidth(places, narrow);
  return { places: beside, cards: cardsIn(shows, names, beside, room - WIDTH) ?? [] };
}

function cardsIn(
  shows: readonly Shown[],
  names: readonly Named[],
  places: Places,
  left: number,
): readonly Card[] | undefined {
  const isFree = freeIn(places);
  const words = wordsAbove(names, places);
  const cards: Card[] = [];
  let free = 0;
  for (const each of shows) {
    const used = linesBelow(usedBy(each), WIDTH);
    const height = objectHeight(WIDTH, false, used.length);
    const from = places.members.get(each.member.path) ?? { x: 0, y: 0 };
    const next = Math.min(...[...places.members.values()].flatMap(({ x }) => (x > from.x ? [x] : [])), left);
    const meets = (top: number) => Math.max(top + INSET, Math.min(from.y, top + height - INSET));
    const fits = (top: number) => {
      const around = { x: left - GAP, y: top - GAP / 2, width: WIDTH + GAP, height: height + GAP };
      const beside = { x: next, y: meets(top) - GAP, width: left - next, height: 2 * GAP };
      return isFree(around) && !words.some((other) => overlap(other, around) || overlap(other, beside));
    };
    const top = topsFrom(from.y - height / 2, free, places.height - height).find(fits);
    if (top === undefined) return undefined;
    free = top + height + GAP;
    const y = meets(top);
    const leader = [
      { x: from.x + 8, y: from.y },
      { x: next, y },
      { x: left + MEMBER.width / 2, y },
    ];
    cards.push({ ...each, leader, used, rect: { x: left, y: top, width: WIDTH, height } });
  }
  return cards;
}

/**
 * Puts the cards side by side below the closure that is turned; their rectangles are to be drawn larger.
 * Leaders are level as far as there is anything that they could meet.
 */
export function cardsBelow(
  shows: readonly Shown[],
  names: readonly Named[],
  { members, ...places }: Places,
): readonly Card[] {
  const share = (places.height / LARGER + GAP) / shows.length - GAP;
  const needs = shows.map(({ member, role }) => objectWidth({ ...member, role }, SMALLEST_NAME));
  const width = Math.max(share, ...needs);
  const below = shows.map((each) => linesBelow(usedBy(each, names), width));
  const height = objectHeight(width, false, Math.max(...below.map(({ length }) => length)));
  const y = (places.width + GAP) / LARGER;
  return shows.map((each, i): Card => {
    const x = i * (width + GAP);
    const from = members.get(each.member.path) ?? { x: 0, y: 0 };
    const meets = Math.max(x + INSET, Math.min(from.y / LARGER, x + width - INSET)) * LARGER;
    const leader = [
      { x: from.x + 8, y: from.y },
      { x: places.width - MEMBER.width / 2, y: from.y },
      { x: places.width + GAP + MEMBER.width / 2, y: meets },
    ];
    return { ...each, leader, used: below[i] ?? [], rect: { x, y, width, height } };
  });
}

/** Heights between two, those nearest to the wanted one first. */
function topsFrom(wanted: number, least: number, most: number): readonly number[] {
  const tops: number[] = [];
  for (let top = least; top <= most; top += STEP) tops.push(top);
  return tops.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
}

/**
 * Who refers to a member, as in `for git, curl and libssh2`. With the names in a drawing that is turned,
 * it says where those are whose names it leaves out: `libssh2 (below curl)`.
 */
export function usedBy({ referrers }: Shown, names: readonly Named[] = []): string {
  const users = referrers.map(({ path, name }) => {
    const isLeftOut = names.some(({ member, wide }) => wide && member.path === path);
    const above = names.findLast(({ member, wide }) => !wide && member.refersTo.includes(path));
    return `${packageName(name)}${isLeftOut && above ? ` (below ${packageName(above.member.name)})` : ""}`;
  });
  const last = users.pop() ?? "";
  return `for ${users.length > 0 ? `${users.join(", ")} and ${last}` : last}`;
}
