import { type Html, html } from "../html.ts";
import type { Named } from "./closure-data.ts";
import { MEMBER, type Places } from "./closure-layout.ts";
import { overlap, type Room, roomOf } from "./closure-room.ts";
import { line, type Rect } from "./kit.ts";
import { textWidth } from "./measure.ts";
import { round } from "./print.ts";

const LEADING = 38;
const GAP = 10;
/** How near a way may come to words. */
const AIR = 5;
/** How far from a member its name is looked for, and in what steps. */
const FAR = 64;
const STEP = 3;
const SIZES = { name: 32, note: 30 };

/** A block of words beside a member, and at which of its ends they begin. */
interface Block extends Rect {
  readonly anchor: "start" | "end";
}

/** A drawing in which names are to be put. */
export interface Ground {
  readonly width: number;
  readonly height: number;
  readonly room: Room;
  /** How large names and notes are set. */
  readonly sizes: { readonly name: number; readonly note: number };
  /** Where a member is, and how large. */
  readonly at: (path: string) => Rect | undefined;
}

/** A closure that runs from left to right. */
export function across(
  { members, ...places }: Places,
  taken: readonly Rect[],
  loud: ReadonlySet<string>,
): Ground {
  const at = (path: string): Rect | undefined => {
    const middle = members.get(path);
    return middle && { ...MEMBER, x: middle.x - MEMBER.width / 2, y: middle.y - MEMBER.height / 2 };
  };
  return { ...places, room: roomOf({ members, ...places }, taken, loud), sizes: SIZES, at };
}

/** The same turned, so that it runs from top to bottom; what is free at its start is left out. */
export function turned({ width, height, room, at }: Ground, start: number): Ground {
  const turn = (rect: Rect): Rect => ({
    x: rect.y,
    y: rect.x - start,
    width: rect.height,
    height: rect.width,
  });
  const back = (rect: Rect): Rect => ({
    x: rect.y + start,
    y: rect.x,
    width: rect.height,
    height: rect.width,
  });
  return {
    width: height,
    height: width - start,
    // On the narrowest phones, 320 pixels wide, a unit is two fifths of a pixel.
    sizes: { name: 33, note: 33 },
    room: {
      isTaken: (rect) => room.isTaken(back(rect)),
      members: (rect) => room.members(back(rect)),
      ways: (rect, most) => room.ways(back(rect), most),
    },
    at: (path) => {
      const rect = at(path);
      return rect && turn(rect);
    },
  };
}

/** How far the name of a member reaches out to the left if it ends where the member does. */
export function roomBefore(named: Named | undefined): number {
  return named ? Math.max(0, widthOf(named, SIZES) + AIR - MEMBER.width) : 0;
}

function widthOf({ member, note = "" }: Named, sizes: Ground["sizes"]): number {
  return Math.max(textWidth(member.name, sizes.name, "mono"), textWidth(note, sizes.note));
}

/** The names of members near them, where they cover least. */
export function drawNames(names: readonly Named[], ground: Ground): readonly Html[] {
  const written: Rect[] = [];
  return names.flatMap((named) => {
    const rect = ground.at(named.member.path);
    if (!rect) return [];
    const blocks = blocksAt(rect, widthOf(named, ground.sizes), named.note ? 2 * LEADING : LEADING);
    const best = cheapest(blocks, rect, ground, written);
    if (!best) return [];
    written.push(best);
    return [drawBlock(best, named.member.name, named.note, ground.sizes)];
  });
}

/** Around a member, and further off. */
function blocksAt(rect: Rect, width: number, height: number): readonly Block[] {
  const blocks: Block[] = [];
  const own = grown(rect, GAP - 1);
  for (let x = rect.x - GAP - width; x <= rect.x + rect.width + GAP; x += STEP)
    for (let y = rect.y - GAP - FAR - height; y <= rect.y + rect.height + GAP + FAR; y += STEP) {
      const anchor = x + width / 2 < rect.x + rect.width / 2 ? "end" : "start";
      const block: Block = { anchor, x, y, width, height };
      if (!overlap(own, block)) blocks.push(block);
    }
  return blocks;
}

/** The block that costs least. To count ways takes long: only where it could still win. */
function cheapest(
  blocks: readonly Block[],
  rect: Rect,
  ground: Ground,
  written: readonly Rect[],
): Block | undefined {
  const costs = blocks.map((block) => [block, cost(block, rect, ground, written)] as const);
  let best: Block | undefined;
  let least = Infinity;
  for (const [block, before] of costs.toSorted(([, a], [, b]) => a - b)) {
    if (before >= least) break;
    const all = before + ground.room.ways(around(block), least - before);
    if (all < least) [best, least] = [block, all];
  }
  return best;
}

/**
 * To stand outside or on other words is worst, on a member is bad, nor is it good to stand far off, or
 * about as near to another member. What stands on ways comes on top.
 */
function cost(block: Block, rect: Rect, { width, height, room }: Ground, written: readonly Rect[]): number {
  const right = block.x + block.width;
  const low = block.y + block.height;
  const outside = Math.max(0, AIR - block.x, right + AIR - width, -block.y, low - height);
  const taken =
    room.isTaken(grown(block, 2 * GAP)) || written.some((other) => overlap(other, around(block))) ? 1000 : 0;
  const far = Math.hypot(
    Math.max(0, rect.x - right, block.x - rect.x - rect.width),
    Math.max(0, rect.y - low, block.y - rect.y - rect.height),
  );
  const aside = Math.min(Math.abs(block.x - rect.x), Math.abs(right - rect.x - rect.width));
  const unclear = room.members(grown(block, 1.5 * far)) > 1 ? 3 : 0;
  return 1000 * outside + taken + unclear + 20 * room.members(block) + far / 20 + aside / 400;
}

/** With air beside it; above and below, the leading is air enough. */
function around(block: Block): Rect {
  return { ...block, x: block.x - AIR, width: block.width + 2 * AIR };
}

function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function drawBlock(
  { anchor, x, y, width, height }: Block,
  name: string,
  note: string | undefined,
  sizes: Ground["sizes"],
): Html {
  const start = anchor === "start" ? x : x + width;
  return html`<rect class="ground" x="${round(x - AIR)}" y="${round(y)}" width="${round(width + 2 * AIR)}" height="${height}" />
    ${line(start, y + 28, halo(name), { size: sizes.name, mono: true, bold: true, anchor })}
  ${note && line(start, y + 28 + LEADING, halo(note), { size: sizes.note, color: "c-2", anchor })}`;
}

function halo(words: string): Html {
  return html`<tspan class="halo">${words}</tspan>`;
}
