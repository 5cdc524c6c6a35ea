import type { Html } from "../html.ts";
import { type Named, packageName, type Shown } from "./closure-data.ts";
import { MEMBER, type Places } from "./closure-layout.ts";
import type { Room } from "./closure-space.ts";
import { freeIn } from "./closure-room.ts";
import { line, type Rect } from "./kit.ts";
import { textWidth } from "./measure.ts";

const LEADING = 38;
const BASELINE = 28;
const INK = 4;
/** Words that would meet a way make room for it in such steps. */
const STEP = 2;
/** Words rise so far at most. */
const HIGHER = 24;
/** Ways stay as far from words as they can. */
const NEAR = [30, 25, 20, 16, 12, 8, 4, 0];
/** Between a member and its words. */
const GAP = 10;
/** Between words and the next thing above or to the left of them. */
const AIR = 30;
/** What is shown large has a frame, and the ways to it are thick. */
const FRAMED = { above: 13, below: 13, along: 7 };
/** How far things stay below the line to a card that is level with it, or that stands below the drawing when it is turned. */
const LEADER = { wide: 104, tall: 64 };
/** On the narrowest phones, 320 pixels wide, a unit is two fifths of a pixel. */
export const SIZES = { wide: { name: 30, note: 30 }, tall: { name: 33.6, note: 33.6 } };

/** A member's words, `larger` than others are, and at which end of the rectangle they begin. */
export interface Words extends Rect {
  readonly named: Named;
  readonly sizes: { readonly name: number; readonly note: number };
  readonly larger: number;
  readonly anchor: "start" | "end";
}

function sizeOf({ member, note = "" }: Named, { name, note: small }: Words["sizes"], larger: number) {
  const width = Math.max(textWidth(packageName(member.name), name, "mono"), textWidth(note, small));
  return { width: width * larger, height: (note ? 2 * LEADING : LEADING) * larger };
}

/** The room that members need, with words so much larger above them. */
export function roomsAbove(names: readonly Named[], shows: readonly Shown[]) {
  return (larger: number) =>
    roomsFor(
      names,
      (named) => sizeOf(named, SIZES.wide, larger).height + (AIR + GAP) * larger + HIGHER,
      new Map(shows.map(({ member }) => [member.path, { ...FRAMED, right: LEADER.wide }])),
    );
}

/** The room that members need if words are to their left when the drawing is turned. */
export function roomsBeside(names: readonly Named[], shows: readonly Shown[]) {
  return (larger: number) =>
    roomsFor(
      names,
      (named) => sizeOf(named, SIZES.tall, larger).width + (AIR + GAP) * larger,
      new Map(shows.map(({ member }) => [member.path, { ...FRAMED, right: LEADER.tall }])),
    );
}

function roomsFor(
  names: readonly Named[],
  above: (named: Named) => number,
  shown: ReadonlyMap<string, Room>,
): ReadonlyMap<string, Room> {
  const rooms = new Map(shown);
  for (const named of names) {
    const room = rooms.get(named.member.path) ?? { below: 0, along: 0 };
    rooms.set(named.member.path, { ...room, above: above(named) });
  }
  return rooms;
}

/**
 * Words above their members. Those that are wider reach out to the side where fewer ways are, as far
 * as no way is there, and rise from where ways meet.
 */
export function wordsAbove(names: readonly Named[], places: Places, larger: number): readonly Words[] {
  const { members, ways } = places;
  const isFree = freeIn(places);
  return names.map((named): Words => {
    const sizes = SIZES.wide;
    const size = sizeOf(named, sizes, larger);
    const { path, refersTo } = named.member;
    const { x, y } = members.get(path) ?? { x: 0, y: 0 };
    const anchor = ways.filter(({ to }) => to === path).length > refersTo.length ? "start" : "end";
    const left = x - MEMBER.width / 2;
    const right = left + MEMBER.width - size.width;
    const top = y - MEMBER.height / 2 - GAP * larger - size.height;
    const [begin, end] = anchor === "start" ? [left, Math.max(0, right)] : [Math.max(0, right), left];
    const steps = Array.from({ length: Math.abs(end - begin) / STEP + 1 }, (_, i) => i * STEP);
    const raised = Array.from({ length: HIGHER / STEP + 1 }, (_, i) => top - i * STEP);
    const rects = raised.flatMap((higher) =>
      steps.map((by) => ({ x: begin + Math.sign(end - begin) * by, y: higher, ...size })),
    );
    const apart = NEAR.map((near) => rects.find((each) => isFree(withSides(inkOf(each), near))));
    const rect = apart.find((each) => each !== undefined) ?? { x: begin, y: top, ...size };
    return { named, sizes, larger, anchor, ...rect };
  });
}

/** Words with the room that ways leave them on both sides. */
function withSides({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y, width: width + 2 * by, height };
}

/** Words without the air above and below them. */
export function inkOf(rect: Rect): Rect {
  return { ...rect, y: rect.y + INK, height: rect.height - 2 * INK };
}

/** Words to the left of their members in the drawing that is turned. */
export function wordsBeside(names: readonly Named[], { members }: Places, larger: number): readonly Words[] {
  const sizes = SIZES.tall;
  return names.map((named): Words => {
    const size = sizeOf(named, sizes, larger);
    const { x, y } = members.get(named.member.path) ?? { x: 0, y: 0 };
    const left = y - MEMBER.height / 2 - GAP * larger - size.width;
    return { named, sizes, larger, anchor: "end", x: left, y: x - size.height / 2, ...size };
  });
}

export function drawWords({ named, sizes, larger, anchor, ...rect }: Words): readonly Html[] {
  const { member, note } = named;
  const x = anchor === "start" ? rect.x : rect.x + rect.width;
  const y = rect.y + BASELINE * larger;
  const look = { mono: true, bold: true, color: "c-1 halo", anchor };
  const name = line(x, y, packageName(member.name), { ...look, size: sizes.name * larger });
  if (!note) return [name];
  return [
    name,
    line(x, y + LEADING * larger, note, { size: sizes.note * larger, color: "c-2 halo", anchor }),
  ];
}
