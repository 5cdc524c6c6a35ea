import type { Settings } from "../compile/deck.ts";
import type { HtmlTagDescriptor } from "vite";

/** Where the preview picture lies in a built site: a name that stays, as others remember it. */
export const cardFile = "card.png";
export const cardSize = { width: 1200, height: 630 } as const;

/**
 * What other sites show when somebody links to the talk: Open Graph, which most of them read, and
 * the one line that Twitter needs besides. Addresses in it have to be whole ones, so without a
 * public address there is neither picture nor canonical link.
 */
export function shareTags(settings: Settings, hasCard: boolean): HtmlTagDescriptor[] {
  const { title, description, address, language, subtitle } = settings;
  const base = address === "" ? undefined : new URL(address).href;
  const card = base !== undefined && hasCard ? new URL(cardFile, folderOf(base)).href : undefined;
  const summary = description || subtitle;
  return [
    ...(base === undefined ? [] : [link("canonical", base)]),
    property("og:type", "website"),
    property("og:title", title),
    ...(summary === "" ? [] : [property("og:description", summary)]),
    ...(language.includes("-") ? [property("og:locale", language.replace("-", "_"))] : []),
    ...(base === undefined ? [] : [property("og:url", base)]),
    ...(card === undefined ? [] : pictureTags(card, [title, subtitle].filter(Boolean).join(": "))),
    named("twitter:card", card === undefined ? "summary" : "summary_large_image"),
  ];
}

function pictureTags(card: string, says: string): HtmlTagDescriptor[] {
  return [
    property("og:image", card),
    property("og:image:type", "image/png"),
    property("og:image:width", String(cardSize.width)),
    property("og:image:height", String(cardSize.height)),
    property("og:image:alt", says),
  ];
}

/** The folder of an address: a talk at `https://host/talk` lies in `https://host/talk/`. */
function folderOf(address: string): string {
  const url = new URL(address);
  const isFile = /\.\w+$/.test(url.pathname);
  if (!isFile && !url.pathname.endsWith("/")) url.pathname += "/";
  return url.href;
}

/** What browsers need to put the talk among the things that a device has at hand. */
export function manifest({ title, description, language }: Settings, icon: string | undefined): string {
  const icons = icon === undefined ? [] : [{ src: icon, sizes: "any", type: "image/svg+xml" }];
  return JSON.stringify({
    name: title,
    lang: language,
    ...(description === "" ? {} : { description }),
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#f5f8fc",
    theme_color: "#f5f8fc",
    icons,
  });
}

function link(rel: string, href: string): HtmlTagDescriptor {
  return { tag: "link", attrs: { rel, href }, injectTo: "head" };
}

function property(name: string, content: string): HtmlTagDescriptor {
  return { tag: "meta", attrs: { property: name, content }, injectTo: "head" };
}

function named(name: string, content: string): HtmlTagDescriptor {
  return { tag: "meta", attrs: { name, content }, injectTo: "head" };
}
