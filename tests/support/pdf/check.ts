import { slidesOf } from "../../../src/compile/deck.ts";
import { checkLinks, checkOrder, checkOutline, checkText } from "./check-content.ts";
import { type Check, differ, type Expected, pagesOf } from "./expected.ts";
import type { Pdf } from "./read.ts";

/** Everything that a PDF can be asked, each with what is wrong, a line for each fault. */
export const checks: Readonly<Record<string, Check>> = {
  "has as many pages as slides or steps, all of one size": checkPages,
  "has bookmarks for all sections and slides": checkOutline,
  "has all links of the slides, and each leads where it should": checkLinks,
  "has tags on every page, names for figures, and heads of tables": checkTags,
  "has only fonts with letters that can be found and copied": checkFonts,
  "says what it is": checkMetadata,
  "holds the text of every slide on its page": checkText,
  "is read in the order of its slides": checkOrder,
  "is drawn, not photographed, and small": checkSize,
};

function checkPages(pdf: Pdf, { shown, size, isBook }: Expected): string[] {
  const sizes = [...new Set(pdf.sizes)];
  const wrongSize = differ("page sizes", sizes, [size]);
  // Contents before the slides, sources behind them; long notes may need another page.
  if (isBook) return [...wrongSize, ...(pdf.pages < shown.length + 1 ? [`only ${pdf.pages} pages`] : [])];
  let slide = 0;
  let step = 0;
  const labels = shown.map(({ id }) => {
    [slide, step] = id === "" ? [slide, step + 1] : [slide + 1, 0];
    return step === 0 ? `${slide}` : `${slide}.${step}`;
  });
  return [...wrongSize, ...differ("pages", pdf.pages, shown.length), ...differ("labels", pdf.labels, labels)];
}

function checkTags(pdf: Pdf, { deck, isBook }: Expected): string[] {
  const count = (kind: RegExp) => pdf.tags.filter((tag) => kind.test(tag)).length;
  const headings = slidesOf(deck).filter(({ heading }) => heading.length > 0).length;
  return [
    ...differ("pages without tags", pdf.untagged, []),
    ...differ("figures without alternative text", pdf.mute, 0),
    ...differ("table heads without a direction", pdf.vagueHeads, 0),
    ...differ("headings", count(/^H[12]$/), headings + (isBook ? 3 : 0)),
    ...differ("tags that PDF 1.7 does not know", count(/^(Em|Strong)$/), 0),
  ];
}

function checkFonts(pdf: Pdf): string[] {
  const faults = pdf.fonts.flatMap(({ name, type, isEmbedded, isSubset, hasText }) => [
    ...(/Type 3/.test(type) ? [`${name} is a font of drawings`] : []),
    ...(isEmbedded && isSubset ? [] : [`${name} is not embedded, or more than what is used`]),
    ...(hasText ? [] : [`${name} does not say which letters it has`]),
  ]);
  return pdf.fonts.length === 0 ? ["there are no fonts"] : faults;
}

function checkMetadata(pdf: Pdf, { deck, title }: Expected): string[] {
  const { speaker, description, keywords, language } = deck.settings;
  const { info, metadata } = pdf;
  const inMetadata = [title, speaker, description, ...keywords.split(", "), language].filter(
    (text) => text !== "" && !metadata.includes(text.replaceAll("&", "&amp;")),
  );
  return [
    ...differ("title", info["Title"], title),
    ...differ("author", info["Author"] ?? "", speaker),
    ...differ("subject", info["Subject"] ?? "", description),
    ...differ("keywords", info["Keywords"] ?? "", keywords),
    ...differ("language", pdf.language, language),
    ...differ("whether viewers show the title", pdf.showsTitle, true),
    ...differ("tagged", info["Tagged"], "yes"),
    ...differ("dates", info["ModDate"], info["CreationDate"]),
    ...inMetadata.map((text) => `the metadata do not say “${text}”`),
  ];
}

function checkSize(pdf: Pdf, expected: Expected): string[] {
  const pageOf = pagesOf(pdf, expected);
  const withImages = expected.shown.flatMap(({ id, images }, i) =>
    images > 0 ? [expected.isBook ? pageOf(id) : i + 1] : [],
  );
  return [
    ...(pdf.bytes > expected.limit ? [`${pdf.bytes} bytes are more than ${expected.limit}`] : []),
    ...differ("pages with photographs", [...new Set(pdf.images)], withImages),
  ];
}
