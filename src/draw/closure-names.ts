import { type Html, html } from "../html.ts";
import type { Named } from "./closure-data.ts";
import { MEMBER, type Places } from "./closure-layout.ts";
import { type Room, roomOf } from "./closure-room.ts";
import { line, type Rect } from "./kit.ts";
import { textWidth } from "./measure.ts";

const LEADING = 38;
const GAP = 10;

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
export function across({ members, ...places }: Places, taken: readonly Rect[]): Ground {
  const at = (path: string): Rect | undefined => {
    const middle = members.get(path);
    return middle && { ...MEMBER, x: middle.x - MEMBER.width / 2, y: middle.y - MEMBER.height / 2 };
  };
  return { ...places, room: roomOf({ members, ...places }, taken), sizes: { name: 32, note: 30 }, at };
}

/** The same turned, so that it runs from top to bottom. */
export function turned({ width, height, room, at }: Ground): Ground {
  const turn = (rect: Rect): Rect => ({ x: rect.y, y: rect.x, width: rect.height, height: rect.width });
  return {
    width: height,
    height: width,
    // On the narrowest phones, 320 pixels wide, a unit is two fifths of a pixel.
    sizes: { name: 34, note: 34 },
    room: {
      isTaken: (rect) => room.isTaken(turn(rect)),
      members: (rect) => room.members(turn(rect)),
      ways: (rect) => room.ways(turn(rect)),
    },
    at: (path) => {
      const rect = at(path);
      return rect && turn(rect);
    },
  };
}

/** The names of members beside them, where they cover least. */
export function drawNames(names: readonly Named[], ground: Ground): readonly Html[] {
  return names.flatMap(({ member, note }) => {
    const rect = ground.at(member.path);
    if (!rect) return [];
    const width = Math.max(
      textWidth(member.name, ground.sizes.name, "mono"),
      note ? textWidth(note, ground.sizes.note) : 0,
    );
    const blocks = blocksAt(rect, width, note ? 2 * LEADING : LEADING);
    const [best] = blocks.toSorted((a, b) => cost(a, ground) - cost(b, ground));
    return best ? [drawBlock(best, member.name, note, ground.sizes)] : [];
  });
}

/** Above, below and beside a member. */
function blocksAt(rect: Rect, width: number, height: number): readonly Block[] {
  const right = rect.x + rect.width;
  const low = rect.y + rect.height;
  const beside = rect.y + rect.height / 2 - height / 2;
  return [
    ...[rect.y - GAP - height, low + GAP].flatMap((y): Block[] => [
      { anchor: "start", x: rect.x, y, width, height },
      { anchor: "end", x: right - width, y, width, height },
    ]),
    { anchor: "start", x: right + GAP, y: beside, width, height },
    { anchor: "end", x: rect.x - GAP - width, y: beside, width, height },
  ];
}

/** To stand outside or on a card is worst, on a member is bad, on a way is not good. */
function cost(block: Block, { width, height, room }: Ground): number {
  const outside = Math.max(
    0,
    -block.x,
    block.x + block.width - width,
    -block.y,
    block.y + block.height - height,
  );
  const taken = room.isTaken(block) ? 1000 : 0;
  return 1000 * outside + taken + 20 * room.members(block) + room.ways(block);
}

function drawBlock(
  { anchor, x, y, width }: Block,
  name: string,
  note: string | undefined,
  sizes: Ground["sizes"],
): Html {
  const start = anchor === "start" ? x : x + width;
  return html`${line(start, y + 28, halo(name), { size: sizes.name, mono: true, bold: true, anchor })}
  ${note && line(start, y + 28 + LEADING, halo(note), { size: sizes.note, color: "c-2", anchor })}`;
}

function halo(words: string): Html {
  return html`<tspan class="halo">${words}</tspan>`;
}
