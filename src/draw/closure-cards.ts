import { packageName, type Shown } from "./closure-data.ts";
import { type Places, toWidth } from "./closure-layout.ts";
import { roomOf } from "./closure-room.ts";
import { type Point, type Rect, WIDE } from "./kit.ts";
import { wrapText } from "./measure.ts";
import { objectHeight } from "./object.ts";

const WIDTH = 370;
const BODY = objectHeight(WIDTH);
const GAP = 32;
const STEP = 8;
const NARROWER = 24;

/** Lines of text below a card are this far apart. */
export const LEADING = 38;

/** A member shown large. */
export interface Card extends Shown {
  /** Where the member itself is. */
  readonly from: Point;
  /** The card, and with it the words below. */
  readonly rect: Rect;
  readonly whole: Rect;
  readonly caption: readonly string[];
}

/**
 * Puts a card for each member that is shown large to the right, as near to it as there is room, and
 * the closure beside them as wide as they leave it; `start` stays free to the left of it.
 */
export function withCards(
  shows: readonly Shown[],
  places: Places,
  start: number,
): { places: Places; cards: readonly Card[] } {
  const narrow = WIDE - WIDTH - GAP;
  for (let width = WIDE; width > narrow; width -= NARROWER) {
    const wider = toWidth(places, width, start);
    const cards = cardsIn(shows, wider);
    if (cards) return { places: wider, cards };
  }
  const beside = toWidth(places, narrow, start);
  return { places: beside, cards: cardsIn(shows, beside) ?? [] };
}

function cardsIn(shows: readonly Shown[], places: Places): readonly Card[] | undefined {
  const room = roomOf(places);
  const cards: Card[] = [];
  let free = 0;
  const middle = ({ member }: Shown) => places.members.get(member.path)?.y ?? 0;
  for (const each of shows.toSorted((a, b) => middle(a) - middle(b))) {
    const from = places.members.get(each.member.path) ?? { x: 0, y: 0 };
    const caption = wrapText(usedBy(each), WIDTH, 30);
    const height = BODY + caption.length * LEADING + 8;
    const fits = (top: number) => {
      const rect = { x: WIDE - WIDTH - GAP, y: top - GAP / 2, width: WIDTH + GAP, height: height + GAP };
      return room.members(rect) + room.ways(rect) === 0;
    };
    const top = topsFrom(from.y - BODY / 2, free, places.height - height).find(fits);
    if (top === undefined) return undefined;
    free = top + height + GAP;
    const whole = { x: WIDE - WIDTH, y: top, width: WIDTH, height };
    cards.push({ ...each, from, caption, whole, rect: { ...whole, height: BODY } });
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
