import { deckPrintPart, hashColumn } from "../../draw/print.ts";
import { qrCode, shortAddress } from "../../draw/qr.ts";
import { html, type Html } from "../../html.ts";
import type { Deck, Layout, Section } from "../deck.ts";
import { blocksOf, inside } from "../tokens.ts";
import type { RenderContent } from "./content.ts";
import type { Setting } from "./view.ts";
import { keepTogether } from "./together.ts";

/** What a frame is made of, above its footer. */
export type Frame = (setting: Setting, content: RenderContent) => Html;

/** The frames that differ from the common one, a heading over the body. */
export const frames: Partial<Record<Layout, Frame>> = {
  title: titleFrame,
  section: sectionFrame,
  quote: quoteFrame,
  resources: resourcesFrame,
};

/** A heading over the body: what most slides are. */
export function commonFrame(setting: Setting, content: RenderContent): Html {
  const { slide, section } = setting;
  return html`${head(setting, content)}
    <div class="main">${content(slide.body, section.file)}</div>`;
}

/** The slide's heading with the element's own name: `h1` once, `h2` on every other slide. */
function headingOf({ slide, section }: Setting, content: RenderContent, tag: "h1" | "h2"): Html {
  const classes = slide.heading[0]?.attrGet("class");
  const cls = classes ? html` class="${classes}"` : undefined;
  const open =
    tag === "h1" ? html`<h1 id="${slide.id}-claim"${cls}>` : html`<h2 id="${slide.id}-claim"${cls}>`;
  return html`${open}${content(keepTogether(inside(slide.heading)), section.file)}${tag === "h1" ? html`</h1>` : html`</h2>`}`;
}

function head(setting: Setting, content: RenderContent): Html {
  const { slide } = setting;
  const chapter = slide.chapter?.opens ? html`<p class="chapter">${slide.chapter.title}</p>` : undefined;
  if (slide.heading.length === 0 && !chapter) return html``;
  const heading = slide.heading.length > 0 ? headingOf(setting, content, "h2") : undefined;
  return html`<header class="head">${chapter}${heading}</header>`;
}

function titleFrame(setting: Setting, content: RenderContent): Html {
  const { deck, slide, section, view } = setting;
  const { subtitle } = deck.settings;
  const columns = Array.from(
    view.hash,
    (c) => html`<span>${hashColumn(c)}<b aria-hidden="true">${c}</b></span>`,
  );
  const caption = blocksOf(slide.body).map(
    (block) => html`<span>${content(inside(block), section.file)}</span>`,
  );
  return html`<header class="head">
      ${headingOf(setting, content, "h1")}${subtitle ? html`<p class="sub">${subtitle}</p>` : undefined}
    </header>
    <div class="main">
      <div
        class="hero"
        role="img"
        aria-label="The store hash of these slides, ${view.hash}, drawn as its 160 bits"
      >
        ${columns}
      </div>
      <p class="hero-cap">
        <samp>/nix/store/<b>${view.hash.slice(0, 8)}…</b>-${view.name}</samp>${caption}
      </p>
    </div>`;
}

function sectionFrame(setting: Setting, content: RenderContent): Html {
  const { slide, section, deck } = setting;
  const promise = blocksOf(slide.body).map(
    (block) => html`<p class="lead">${content(inside(block), section.file)}</p>`,
  );
  const number =
    section.part === undefined ? undefined : html`<p class="no" aria-hidden="true">${section.part}</p>`;
  const isOnly = deck.sections.flatMap((s) => s.stacks.flat()).every((s) => s.layout !== "title");
  const isFirst = setting.number === 1;
  return html`<div class="main">
    ${number}
    <div class="ti">${headingOf(setting, content, isOnly && isFirst ? "h1" : "h2")}${promise}</div>
    ${mapOf(deck, section)}
  </div>`;
}

/**
 * The parts of the talk, each with its share of the deck's print; nothing if there is only one. A
 * section that is no part itself is marked after the part that it follows, if another comes.
 */
function mapOf(deck: Deck, current: Section): Html {
  const parts = deck.sections.filter((section) => section.part !== undefined);
  if (parts.length < 2) return html``;
  const passed = new Set(deck.sections.slice(0, deck.sections.indexOf(current)));
  const before = current.part === undefined ? parts.findLastIndex((part) => passed.has(part)) : -1;
  const items = parts.map((section, i) => {
    const [from, to] = [i, i + 1].map((n) => Math.round((n * 32) / parts.length));
    const print = deckPrintPart(from ?? 0, to ?? 32, "hp");
    const attributes = section === current ? html` class="on" aria-current="step"` : undefined;
    const isAside = i === before && i < parts.length - 1;
    const aside = isAside ? html`<b class="aside" aria-current="step">${current.short}</b>` : undefined;
    return html`<li${attributes}>${print}<span>${section.short}</span>${aside}</li>`;
  });
  return html`<ol class="map">
    ${items}
  </ol>`;
}

function quoteFrame(setting: Setting, content: RenderContent): Html {
  const { slide, section } = setting;
  const [quote = [], ...rest] = blocksOf(slide.body);
  const [first = [], ...others] = rest;
  const said =
    first[0]?.type === "paragraph_open"
      ? html`<figcaption>${content(inside(first), section.file)}</figcaption>`
      : html`${content(first, section.file)}`;
  return html`${head(setting, content)}
    <div class="main">
      <figure class="quote">${content(quote, section.file)}${said}</figure>
      ${content(others.flat(), section.file)}
    </div>`;
}

/** Beside the links, the talk's own address to take home; nothing if it has none. */
function resourcesFrame(setting: Setting, content: RenderContent): Html {
  const { slide, section, deck } = setting;
  const { address } = deck.settings;
  const code =
    address === ""
      ? undefined
      : html`<figure class="qr">
          ${qrCode(address, `QR code of the address of these slides, ${address}`)}
          <figcaption>${shortAddress(address)}</figcaption>
        </figure>`;
  return html`${head(setting, content)}
    <div class="main">${content(slide.body, section.file)}${code}</div>`;
}
