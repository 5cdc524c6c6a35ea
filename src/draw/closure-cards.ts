import { type Named, packageName, type Shown } from "./closure-data.ts";
import { MEMBER, type Places, toWidth } from "./closure-layout.ts";
import { wordsAbove } from "./closure-names.ts";
import { freeIn, overlap } from "./closure-room.ts";
import { type Point, type Rect, WIDE } from "./kit.ts";
import { wrapText } from "./measure.ts";
import { objectHeight } from "./object.ts";

const WIDTH = 370;
const LEFT = WIDE - WIDTH;
const BODY = objectHeight(WIDTH);
const GAP = 32;
const STEP = 8;
const NARROWER = 24;

/** Lines of text below a card are this far apart. */
export const LEADING = 38;

/** A member shown large. */
export interface Card extends Shown {
  /** The way from the member to the card: level from the next column on. */
  readonly leader: readonly Point[];
  /** The card, without the words below. */
  readonly rect: Rect;
  readonly caption: readonly string[];
}

/**
 * Puts a card for each member that is shown large to the right, as near to it as there is room, and
 * the closure beside them as wide as they and the words leave it.
 */
export function withCards(
  shows: readonly Shown[],
  names: readonly Named[],
  places: Places,
): { places: Places; cards: readonly Card[] } {
  const narrow = LEFT - GAP;
  for (let width = WIDE; width > narrow; width -= NARROWER) {
    const wider = toWidth(places, width);
    const cards = cardsIn(shows, names, wider);
    if (cards) return { places: wider, cards };
  }
  const beside = toWidth(places, narrow);
  return { places: beside, cards: cardsIn(shows, names, beside) ?? [] };
}

function cardsIn(
  shows: readonly Shown[],
  names: readonly Named[],
  places: Places,
): readonly Card[] | undefined {
  const isFree = freeIn(places);
  const words = wordsAbove(names, places);
  const cards: Card[] = [];
  let free = 0;
  const middle = ({ member }: Shown) => places.members.get(member.path)?.y ?? 0;
  for (const each of shows.toSorted((a, b) => middle(a) - middle(b))) {
    const caption = wrapText(usedBy(each), WIDTH, 30);
    const height = BODY + caption.length * LEADING + 8;
    const from = places.members.get(each.member.path) ?? { x: 0, y: 0 };
    const next = Math.min(...[...places.members.values()].flatMap(({ x }) => (x > from.x ? [x] : [])), LEFT);
    const fits = (top: number) => {
      const around = { x: LEFT - GAP, y: top - GAP / 2, width: WIDTH + GAP, height: height + GAP };
      const beside = { x: next, y: top + BODY / 2 - GAP, width: LEFT - next, height: 2 * GAP };
      return isFree(around) && !words.some((other) => overlap(other, around) || overlap(other, beside));
    };
    const top = topsFrom(from.y - BODY / 2, free, places.height - height).find(fits);
    if (top === undefined) return undefined;
    free = top + height + GAP;
    const y = top + BODY / 2;
    const leader = [
      { x: from.x + 8, y: from.y },
      { x: next, y },
      { x: LEFT + MEMBER.width / 2, y },
    ];
    cards.push({ ...each, leader, caption, rect: { x: LEFT, y: top, width: WIDTH, height: BODY } });
  }
  return cards;
}

/** Heights between two, those nearest to the wanted one first. */
function topsFrom(wanted: number, least: number, most: number): readonly number[] {
  const tops: number[] = [];
  for (let top = least; top <= most; top += STEP) tops.push(top);
  return tops.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
}

/** Who refers to a member, as in `for git, curl and libssh2`. */
export function usedBy({ referrers }: Shown): string {
  const names = referrers.map(({ name }) => packageName(name));
  const last = names.pop() ?? "";
  return `for ${names.length > 0 ? `${names.join(", ")} and ${last}` : last}`;
}
