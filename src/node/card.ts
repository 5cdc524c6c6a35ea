import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { resolveConfig } from "vite";
import { cardKey, overviewKey, withKey } from "./card-key.ts";
import { overviewPath, overviewPhoto } from "./overview.ts";
import { type Photo, takePhotos } from "./photo.ts";
import { cardSize } from "./share-tags.ts";
import { cardPath, slidesApi } from "./share.ts";

/** The title slide, less high, without what only belongs to a slide. */
const cardPhoto: Photo = {
  ...cardSize,
  look: `
    :root { --slide-h: ${Math.round((1920 / cardSize.width) * cardSize.height)}px; }
    .slides { zoom: ${cardSize.width / 1920}; }
    .l-title { padding-top: 72px; }
    .foot :is(.hashbar, .num) { visibility: hidden; }
  `,
};

/**
 * Draws the picture that link previews show, from the title slide, where the deck file wants it, and
 * the one in the README if the deck is the one that the README shows. Returns the files.
 */
async function drawCard(): Promise<readonly string[]> {
  const configFile = fileURLToPath(new URL("../../vite.config.ts", import.meta.url));
  const slides = slidesApi(await resolveConfig({ configFile, logLevel: "error" }, "build"));
  const deck = slides?.deck();
  const file = slides && deck && cardPath(deck, slides);
  if (!deck || file === undefined)
    throw new Error("Write `card: card.png` into the deck file: the picture will be put there, beside it.");
  const overview = overviewKey(deck);
  const wanted = [
    { file, key: cardKey(deck), photo: cardPhoto },
    ...(overview === undefined ? [] : [{ file: overviewPath, key: overview, photo: overviewPhoto }]),
  ];
  const taken = await takePhotos(
    configFile,
    wanted.map(({ photo }) => photo),
  );
  return wanted.map(({ file: target, key }, i) => {
    writeFileSync(target, withKey(taken[i] ?? new Uint8Array(), key));
    return target;
  });
}

try {
  for (const file of await drawCard()) console.log(relative(process.cwd(), file));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
