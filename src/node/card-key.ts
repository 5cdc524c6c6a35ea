import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Token } from "markdown-it";
import { type Deck, slidesOf } from "../compile/deck.ts";
import { plainText } from "../compile/tokens.ts";
import { overviewIds } from "./overview.ts";

const keyword = "slides";
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
  return keyOf(words);
}

/** A fingerprint of the slides that the README shows; undefined for a deck that lacks one of them. */
export function overviewKey(deck: Deck): string | undefined {
  const shown = overviewIds.map((id) => slidesOf(deck).find((slide) => slide.id === id));
  const texts = shown.flatMap((slide) => (slide ? [textsOf([...slide.heading, ...slide.body])] : []));
  return texts.length < shown.length ? undefined : keyOf(texts);
}

function textsOf(tokens: readonly Token[]): readonly unknown[] {
  return tokens.map(({ content, children }) => (children ? textsOf(children) : content));
}

function keyOf(words: unknown): string {
  return createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 16);
}

/** A PNG picture that knows which slides it shows. */
export function withKey(png: Uint8Array, key: string): Buffer {
  const data = Buffer.from(`${keyword}\0${key}`, "latin1");
  const body = Buffer.concat([Buffer.from("tEXt", "latin1"), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  const end = png.length - frameSize;
  return Buffer.concat([png.subarray(0, end), length, body, checksum, png.subarray(end)]);
}

/** Which slides a picture shows; undefined if it does not say so. */
export function keyIn(png: Buffer): string | undefined {
  for (let at = signature; at + frameSize <= png.length; at += png.readUInt32BE(at) + frameSize) {
    const data = png.toString("latin1", at + 4, at + 8 + png.readUInt32BE(at));
    if (data.startsWith(`tEXt${keyword}\0`)) return data.slice(`tEXt${keyword}\0`.length);
  }
  return undefined;
}
