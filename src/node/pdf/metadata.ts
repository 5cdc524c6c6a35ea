import { type PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import { html, type Html } from "../../html.ts";
import { textOf } from "./objects.ts";

/** What a document says about itself. Empty texts are left out. */
export interface Metadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  /** The program that made it. */
  readonly creator: string;
  /** Undefined if it is not known; then nothing is said. */
  readonly date: Date | undefined;
}

/** Writes what a document says about itself, twice, as readers look here or there. */
export function writeMetadata(pdf: PDFDocument, metadata: Metadata): void {
  const { title, author, subject, keywords, language, creator, date } = metadata;
  const producer = pdf.getProducer() ?? "";
  const texts = { Title: title, Author: author, Subject: subject, Keywords: keywords.join(", ") };
  const info = pdf.context.obj({});
  for (const [key, text] of Object.entries({ ...texts, Creator: creator, Producer: producer }))
    if (text !== "") info.set(PDFName.of(key), textOf(text));
  if (date) {
    for (const key of ["CreationDate", "ModDate"]) info.set(PDFName.of(key), PDFString.fromDate(date));
  }
  pdf.context.trailerInfo.Info = pdf.context.register(info);
  const packet = pdf.context.stream(Buffer.from(xmpOf(metadata, producer)), {
    Type: "Metadata",
    Subtype: "XML",
  });
  pdf.catalog.set(PDFName.of("Metadata"), pdf.context.register(packet));
  pdf.catalog.set(PDFName.of("Lang"), textOf(language));
  pdf.catalog.set(PDFName.of("ViewerPreferences"), pdf.context.obj({ DisplayDocTitle: true }));
}

/** The same in XMP (ISO 16684-1), which is XML. */
function xmpOf(
  { title, author, subject, keywords, language, creator, date }: Metadata,
  producer: string,
): string {
  const list = (kind: "Seq" | "Bag", items: readonly string[]) => {
    const inner = items.map((item) => html`<rdf:li>${item}</rdf:li>`);
    return kind === "Seq" ? html`<rdf:Seq>${inner}</rdf:Seq>` : html`<rdf:Bag>${inner}</rdf:Bag>`;
  };
  const said = (text: string, render: () => Html) => (text === "" ? undefined : render());
  const inDefault = (text: string) => html`<rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt>`;
  const iso = date?.toISOString().replace(/\.\d+Z$/, "Z") ?? "";
  const body = html`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title>${inDefault(title)}</dc:title>
${said(author, () => html`<dc:creator>${list("Seq", [author])}</dc:creator>\n`)}${said(subject, () => html`<dc:description>${inDefault(subject)}</dc:description>\n`)}${said(keywords.join(""), () => html`<dc:subject>${list("Bag", keywords)}</dc:subject>\n<pdf:Keywords>${keywords.join(", ")}</pdf:Keywords>\n`)}<dc:language>${list("Bag", [language])}</dc:language>
<pdf:Producer>${producer}</pdf:Producer>
<xmp:CreatorTool>${creator}</xmp:CreatorTool>
${said(iso, () => html`<xmp:CreateDate>${iso}</xmp:CreateDate>\n<xmp:ModifyDate>${iso}</xmp:ModifyDate>\n`)}</rdf:Description></rdf:RDF></x:xmpmeta>`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${body.markup}\n<?xpacket end="r"?>`;
}
