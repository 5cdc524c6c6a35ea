import { packageName, type Shown } from "./closure-data.ts";
import { MEMBER, type Places, toWidth } from "./closure-layout.ts";
import { SIZES, type Words } from "./closure-names.ts";
import { freeIn, overlap } from "./closure-room.ts";
import type { Point, Rect } from "./kit.ts";
import { linesBelow, objectHeight, objectWidth, SMALLEST_NAME } from "./object.ts";

const WIDTH = 384;
const GAP = 32;
/** Beside a card, and above and below it. */
const AIR = { x: 52, y: 88 };
const STEP = 8;
const NARROWER = 24;
/** A leader meets its card at least so far from the corners. */
const INSET = 24;
/** How much larger cards are in the drawing that is turned, so that their words are as large as all there. */
const TURNED = SIZES.tall.note / SIZES.wide.note;

/** A member shown large. */
export interface Card extends Shown {
  /** The way from the member to the card, in the drawing from left to right. */
  readonly leader: readonly Point[];
  /** Where it is, and how large, before it is drawn so much `larger`. */
  readonly rect: Rect;
  readonly larger: number;
  readonly used: readonly string[];
}

/**
 * Puts a card for each member that is shown large to the right, as near to it as there is room, and
 * the closure beside them as wide as they and the words leave it.
 */
export function withCards(
  shows: readonly Shown[],
  places: Places,
  room: number,
  larger: number,
  wordsIn: (places: Places) => readonly Words[],
): { places: Places; cards: readonly Card[] } {
  const left = room - WIDTH * larger;
  const cardsIn = (wider: Places) => cardsBeside(shows, wordsIn(wider), wider, left, larger);
  const narrow = left - GAP;
  for (let width = room; width > narrow; width -= NARROWER) {
    const wider = toWidth(places, width);
    const cards = cardsIn(wider);
    if (cards) return { places: wider, cards };
  }
  const beside = toWidth(places, narrow);
  return { places: beside, cards: cardsIn(beside) ?? [] };
}

function cardsBeside(
  shows: readonly Shown[],
  words: readonly Words[],
  places: Places,
  left: number,
  larger: number,
): readonly Card[] | undefined {
  const isFree = freeIn(places);
  const cards: Card[] = [];
  let free = 0;
  for (const each of shows) {
    const used = linesBelow(usedBy(each), WIDTH);
    const size = { width: WIDTH, height: objectHeight(WIDTH, false, used.length) };
    const [width, height] = [size.width * larger, size.height * larger];
    const from = places.members.get(each.member.path) ?? { x: 0, y: 0 };
    const next = Math.min(...[...places.members.values()].flatMap(({ x }) => (x > from.x ? [x] : [])), left);
    const meets = (top: number) => Math.max(top + INSET, Math.min(from.y, top + height - INSET));
    const fits = (top: number) => {
      const around = { x: left - AIR.x, y: top - AIR.y, width: width + AIR.x, height: height + 2 * AIR.y };
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
    cards.push({ ...each, leader, used, larger, rect: { x: left / larger, y: top / larger, ...size } });
  }
  return cards;
}

/**
 * Puts the cards side by side below the closure that is turned. Leaders are level as far as there is
 * anything that they could meet.
 */
export function cardsBelow(
  shows: readonly Shown[],
  { members, ...places }: Places,
  largerThere: number,
): readonly Card[] {
  const larger = TURNED * largerThere;
  const share = (places.height / larger + GAP) / shows.length - GAP;
  const needs = shows.map(({ member, role }) => objectWidth({ ...member, role }, SMALLEST_NAME));
  const width = Math.max(share, ...needs);
  const below = shows.map((each) => linesBelow(usedBy(each), width));
  const height = objectHeight(width, false, Math.max(...below.map(({ length }) => length)));
  const y = (places.width + 2 * GAP) / larger;
  return shows.map((each, i): Card => {
    const x = i * (width + GAP);
    const from = members.get(each.member.path) ?? { x: 0, y: 0 };
    const meets = Math.max(x + INSET, Math.min(from.y / larger, x + width - INSET)) * larger;
    const leader = [
      { x: from.x + 8, y: from.y },
      { x: places.width - MEMBER.width / 2, y: from.y },
      { x: places.width + 2 * GAP + MEMBER.width / 2, y: meets },
    ];
    return { ...each, leader, used: below[i] ?? [], larger, rect: { x, y, width, height } };
  });
}

/** Heights between two, those nearest to the wanted one first. */
function topsFrom(wanted: number, least: number, most: number): readonly number[] {
  const tops: number[] = [];
  for (let top = least; top <= most; top += STEP) tops.push(top);
  return tops.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
}

/** Who refers to a member, as in `for git, curl and libssh2`; no line ends before the last of them. */
export function usedBy({ referrers }: Shown): string {
  const users = referrers.map(({ name }) => packageName(name));
  const last = users.pop() ?? "";
  return `for ${users.length > 0 ? `${users.join(", ")} and\u00A0${last}` : last}`;
}
