import { slidesOf } from "../../../src/compile/deck.ts";
import { differ, type Expected, pagesOf } from "./expected.ts";
import { type Bookmark, type Pdf, squeeze } from "./read.ts";

/** Whether the bookmarks are those of the deck, nested as it is, and lead where they say. */
export function checkOutline(pdf: Pdf, expected: Expected): string[] {
  const { deck, isBook } = expected;
  const pageOf = pagesOf(pdf, expected);
  const mark = (title: string, id: string, below: Bookmark[] = []): Bookmark => ({
    title,
    page: pageOf(id),
    below,
  });
  const sections = deck.sections.flatMap(({ title, stacks }) => {
    const slides = stacks.flatMap(([top, ...rest]) =>
      top
        ? [
            mark(
              top.title,
              top.id,
              rest.map((slide) => mark(slide.title, slide.id)),
            ),
          ]
        : [],
    );
    return slides[0] ? [{ title, page: slides[0].page, below: slides }] : [];
  });
  const ends = isBook ? [pdf.outline[0], pdf.outline.at(-1)] : [];
  const found = isBook ? pdf.outline.slice(1, -1) : pdf.outline;
  return [
    ...differ("bookmarks", found, sections),
    ...(isBook
      ? differ(
          "its ends",
          ends.map((end) => end?.title),
          ["Contents", "Sources"],
        )
      : []),
    ...(isBook
      ? differ(
          "their pages",
          ends.map((end) => end?.page),
          [1, pageOf("sources")],
        )
      : []),
  ];
}

/** Whether each slide has its links, each leading where the source says, and there are no others. */
export function checkLinks(pdf: Pdf, expected: Expected): string[] {
  const { shown, deck, isBook } = expected;
  const pageOf = pagesOf(pdf, expected);
  const address = deck.settings.address;
  const resolve = (href: string): string | number => {
    if (href.startsWith("#")) return pageOf(decodeURIComponent(href.slice(1)));
    if (/^(https?|mailto):/.test(href)) return href;
    const file = href.replace(/^\.\//, "");
    return address === "" ? file : new URL(file, address).href;
  };
  const faults = pdf.links.flatMap(({ page, to, name }) => [
    ...(to === 0 ? [`a link on page ${page} leads nowhere`] : []),
    ...(String(to).includes("slides.invalid") ? [`a link on page ${page} leads to ${to}`] : []),
    ...(name ? [] : [`a link on page ${page} has no name`]),
  ]);
  const onPages = shown.flatMap(({ id, links }, i) => {
    const page = isBook ? pageOf(id) : i + 1;
    // The last slide of the handout goes on to the sources.
    const last = isBook ? pageOf(shown[i + 1]?.id ?? "sources") : page + 1;
    const found = pdf.links.filter((link) => link.page >= page && link.page < Math.max(last, page + 1));
    const unique = (all: readonly (string | number)[]) => [...new Set(all.map(String))].toSorted();
    return differ(`links on page ${page}`, unique(found.map(({ to }) => to)), unique(links.map(resolve)));
  });
  const sources = slidesOf(deck).flatMap((slide) => slide.links);
  const wanted = sources.flatMap(({ target }) => (target.kind === "web" ? [target.address] : []));
  const there = new Set(pdf.links.map(({ to }) => to));
  const lost = isBook ? wanted.filter((each) => !there.has(each)).map((each) => `${each} is missing`) : [];
  const invented = [...there].filter(
    (to) =>
      typeof to === "string" &&
      /^https?:/.test(to) &&
      !wanted.includes(to) &&
      !to.startsWith(address || "\0"),
  );
  return [...faults, ...onPages, ...lost, ...invented.map((to) => `${to} is in no source`)];
}

/** Whether every word of a slide is on its page. */
export function checkText(pdf: Pdf, expected: Expected): string[] {
  const { shown, isBook } = expected;
  const pageOf = pagesOf(pdf, expected);
  return shown.flatMap(({ id, texts }, i) => {
    const page = isBook ? pageOf(id) : i + 1;
    const next = pageOf(shown[i + 1]?.id ?? "sources");
    const last = isBook && next > page + 1 ? next - 1 : page;
    const there = squeeze(pdf.texts.slice(page - 1, last).join(""));
    // Each word by itself: in which order they are is asked below.
    const words = texts.flatMap((text) => text.split(/\s+/)).map(squeeze);
    const lost = words.filter((word) => !there.includes(word) && !hasLetters(there, word));
    return lost.map((word) => `“${word}” is not on page ${page}`);
  });
}

/** Tools disagree on the order of letters from right to left, but not on which there are. */
function hasLetters(text: string, word: string): boolean {
  return (
    /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(word) &&
    Array.from(word).every((letter) => text.includes(letter))
  );
}

/** Whether a reader that follows the tags meets the texts in the order of the slides. */
export function checkOrder(pdf: Pdf, { shown }: Expected): string[] {
  let at = 0;
  return shown.flatMap(({ texts }, i) =>
    texts.flatMap((text) => {
      const wanted = squeeze(text);
      const found = pdf.read.indexOf(wanted, at);
      if (found >= 0) at = found + wanted.length;
      return found >= 0 || hasLetters(wanted, wanted)
        ? []
        : [`slide ${i + 1}: “${text.trim()}” is not where it is read`];
    }),
  );
}
