import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { type Deck, slidesOf } from "../compile/deck.ts";
import { plainText } from "../compile/tokens.ts";

const keyword = "title-slide";
const signature = 8;
/** A chunk is its length, its type, its data and a checksum (PNG specification, 5.3). */
const frameSize = 12;

/**
 * A fingerprint of the words on the title slide. The hash that is drawn there is not among them: it
 * changes with every word of the talk, and no preview has to be that young.
 */
export function cardKey(deck: Deck): string {
  const { title, subtitle, speaker, event, date } = deck.settings;
  const [first] = slidesOf(deck);
  const words = [
    title,
    subtitle,
    speaker,
    event,
    date,
    plainText(first?.heading ?? []),
    plainText(first?.body ?? []),
  ];
  return createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 16);
}

/** A PNG picture that knows which title slide it shows. */
export function withKey(png: Uint8Array, key: string): Buffer {
  const data = Buffer.from(`${keyword}\0${key}`, "latin1");
  const body = Buffer.concat([Buffer.from("tEXt", "latin1"), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  const end = png.length - frameSize;
  return Buffer.concat([png.subarray(0, end), length, body, checksum, png.subarray(end)]);
}

/** Which title slide a picture shows; undefined if it does not say so. */
export function keyIn(png: Buffer): string | undefined {
  for (let at = signature; at + frameSize <= png.length; at += png.readUInt32BE(at) + frameSize) {
    const data = png.toString("latin1", at + 4, at + 8 + png.readUInt32BE(at));
    if (data.startsWith(`tEXt${keyword}\0`)) return data.slice(`tEXt${keyword}\0`.length);
  }
  return undefined;
}
