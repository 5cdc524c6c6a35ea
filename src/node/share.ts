import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Logger, Plugin, ResolvedConfig } from "vite";
import type { Deck } from "../compile/deck.ts";
import { readTarget } from "../compile/targets.ts";
import { cardKey, keyIn } from "./card-key.ts";
import { cardFile, manifest, shareTags } from "./share-tags.ts";
import type { SlidesApi } from "./vite-plugin.ts";

const manifestFile = "manifest.webmanifest";

/** Vite plugin: how the talk looks when somebody links to it or keeps it. Needs the plugin `slides`. */
export function share(): Plugin {
  let slides: SlidesApi | undefined;
  let logger: Logger;
  const known = (): { deck: Deck; card: string | undefined } | undefined => {
    const deck = slides?.deck();
    return slides && deck && { deck, card: cardPath(deck, slides) };
  };
  return {
    name: "share",
    apply: "build",
    configResolved(config) {
      logger = config.logger;
      slides = slidesApi(config);
    },
    transformIndexHtml: {
      order: "post",
      handler(_page, { filename }) {
        const talk = known();
        if (!talk || !filename.endsWith("index.html")) return [];
        const { settings } = talk.deck;
        return [
          ...shareTags(settings, talk.card !== undefined && existsSync(talk.card)),
          { tag: "link", attrs: { rel: "manifest", href: manifestFile }, injectTo: "head" },
        ];
      },
    },
    generateBundle(_options, bundle) {
      const talk = known();
      if (!talk) return;
      const { deck, card } = talk;
      const icon = Object.keys(bundle).find((name) => /favicon[^/]*\.svg$/.test(name));
      this.emitFile({ type: "asset", fileName: manifestFile, source: manifest(deck.settings, icon) });
      if (card !== undefined && existsSync(card))
        this.emitFile({ type: "asset", fileName: cardFile, source: readFileSync(card) });
    },
    closeBundle() {
      const talk = known();
      if (talk) for (const remark of remarks(talk.deck, talk.card)) logger.info(remark);
    },
  };
}

/** Where a deck's preview picture lies; undefined if it names none. */
export function cardPath(deck: Deck, { folder, deckFile }: SlidesApi): string | undefined {
  if (deck.settings.card === "") return undefined;
  const target = readTarget(deck.settings.card, deckFile);
  return target.kind === "asset" ? join(folder.base, target.path) : undefined;
}

/** The part of Vite's configuration that knows the slides. */
export function slidesApi(config: ResolvedConfig): SlidesApi | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Vite does not type what plugins offer
  return config.plugins.find(({ name }) => name === "slides")?.api as SlidesApi | undefined;
}

/** What is missing for a good preview: nothing is broken without it, so it is no warning. */
function remarks(deck: Deck, card: string | undefined): string[] {
  const found: string[] = [];
  if (deck.settings.address === "")
    found.push(
      "The deck file has no `address`: links to the talk are shown without its picture, and QR codes lead to where it is opened.",
    );
  if (card !== undefined && !existsSync(card))
    found.push(`The preview picture ${deck.settings.card} does not exist yet: \`npm run card\` makes it.`);
  else if (card !== undefined && keyIn(readFileSync(card)) !== cardKey(deck))
    found.push(
      `The preview picture ${deck.settings.card} shows another title slide: \`npm run card\` makes it anew.`,
    );
  return found;
}
