import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString, StandardFonts } from "@cantoo/pdf-lib";
import { checks } from "../support/pdf/check.ts";
import { readPdf } from "../support/pdf/read.ts";
import type { MadeSite } from "../support/pdf/site.ts";
import { run, skip } from "../support/pdf/tools.ts";

type Harm = (pdf: PDFDocument) => void | Promise<void>;

const name = PDFName.of.bind(PDFName);

function objectsThat(pdf: PDFDocument, is: (dict: PDFDict) => boolean): readonly PDFDict[] {
  return pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict && is(object) ? [object] : []));
}

/** The first object of a kind; a damage that damages nothing would prove nothing. */
function firstThat(pdf: PDFDocument, is: (dict: PDFDict) => boolean): PDFDict {
  return objectsThat(pdf, is)[0] ?? assert.fail("There is nothing to damage.");
}

const isTag = (kind: string) => (dict: PDFDict) => dict.get(name("S")) === name(kind);
const isBookmark = (dict: PDFDict) => dict.has(name("Title")) && dict.has(name("Parent"));
const isInside = (dict: PDFDict) => dict.get(name("Subtype")) === name("Link") && dict.has(name("Dest"));
const isOutside = (dict: PDFDict) => dict.get(name("Subtype")) === name("Link") && dict.has(name("A"));

function lastPage(pdf: PDFDocument): PDFArray {
  return pdf.context.obj([pdf.getPages().at(-1)?.ref ?? assert.fail(), "Fit"]);
}

/** What is done to a document, by the check that must notice it. */
const harms: Readonly<Record<keyof typeof checks, Readonly<Record<string, Harm>>>> = {
  "has as many pages as slides or steps, all of one size": {
    "a page is missing": (pdf) => pdf.removePage(3),
    "a page is too large": (pdf) => pdf.getPage(2).setSize(1440, 900),
    "the pages have no labels": (pdf) => void pdf.catalog.delete(name("PageLabels")),
  },
  "has bookmarks for all sections and slides": {
    "a bookmark says something else": (pdf) =>
      firstThat(pdf, isBookmark).set(name("Title"), PDFString.of("Else")),
    "a bookmark leads to another slide": (pdf) => firstThat(pdf, isBookmark).set(name("Dest"), lastPage(pdf)),
    "there are none": (pdf) => void pdf.catalog.delete(name("Outlines")),
  },
  "has all links of the slides, and each leads where it should": {
    "an address has changed": (pdf) => {
      const action = firstThat(pdf, isOutside).lookup(name("A"), PDFDict);
      action.set(name("URI"), PDFString.of("https://example.org/elsewhere"));
    },
    "an address of the printing browser is left": (pdf) => {
      const action = firstThat(pdf, isOutside).lookup(name("A"), PDFDict);
      action.set(name("URI"), PDFString.of("http://slides.invalid/slide#start"));
    },
    "a link leads to another slide": (pdf) => {
      for (const link of objectsThat(pdf, isInside)) link.set(name("Dest"), lastPage(pdf));
    },
    "a link leads nowhere": (pdf) => void firstThat(pdf, isInside).delete(name("Dest")),
    "a slide has lost its links": (pdf) => void pdf.getPage(4).node.delete(name("Annots")),
  },
  "has tags on every page, names for figures, and heads of tables": {
    "a figure has no alternative text": (pdf) => void firstThat(pdf, isTag("Figure")).delete(name("Alt")),
    "a page has no tags": (pdf) => void pdf.getPage(2).node.delete(name("StructParents")),
    "a table head has no direction": (pdf) => void firstThat(pdf, isTag("TH")).delete(name("A")),
    "a heading is a paragraph": (pdf) => firstThat(pdf, isTag("H2")).set(name("S"), name("P")),
    "nobody says what Em is": (pdf) => {
      pdf.catalog.lookup(name("StructTreeRoot"), PDFDict).delete(name("RoleMap"));
      firstThat(pdf, isTag("P")).set(name("S"), name("Em"));
    },
  },
  "has only fonts with letters that can be found and copied": {
    "letters are drawings": (pdf) => {
      const shape = {
        Type: "Font",
        Subtype: "Type3",
        FontBBox: [0, 0, 1, 1],
        FontMatrix: [1, 0, 0, 1, 0, 0],
      };
      const letters = {
        CharProcs: {},
        Encoding: { Differences: [] },
        FirstChar: 0,
        LastChar: 0,
        Widths: [0],
      };
      const font = pdf.context.register(pdf.context.obj({ ...shape, ...letters }));
      pdf.getPage(0).node.setFontDictionary(name("Drawn"), font);
    },
    "a font is not embedded": async (pdf) => {
      pdf.getPage(0).setFont(await pdf.embedFont(StandardFonts.Helvetica));
    },
    "a font does not tell its letters": (pdf) =>
      void firstThat(pdf, (dict) => dict.get(name("Subtype")) === name("Type0")).delete(name("ToUnicode")),
  },
  "says what it is": {
    "the title is another": (pdf) => pdf.setTitle("Untitled"),
    "there is no author": (pdf) => pdf.setAuthor(""),
    "there is no language": (pdf) => void pdf.catalog.delete(name("Lang")),
    "viewers show the name of the file": (pdf) => void pdf.catalog.delete(name("ViewerPreferences")),
    "there are no metadata": (pdf) => void pdf.catalog.delete(name("Metadata")),
  },
  "holds the text of every slide on its page": {
    "two pages are exchanged": (pdf) => {
      const [one, two] = [pdf.getPage(8).node, pdf.getPage(9).node];
      const contents = one.get(name("Contents"));
      one.set(name("Contents"), two.get(name("Contents")) ?? assert.fail());
      two.set(name("Contents"), contents ?? assert.fail());
    },
    "a page is empty": (pdf) => pdf.getPage(8).node.set(name("Contents"), pdf.context.obj([])),
  },
  "is read in the order of its slides": {
    "tags are in another order": (pdf) => {
      const lists = objectsThat(pdf, isTag("L")).map((list) => list.lookup(name("K")));
      const items = lists.find((kids) => kids instanceof PDFArray && kids.size() === 12);
      assert.ok(items instanceof PDFArray);
      const [first, last] = [items.get(0), items.get(11)];
      items.set(0, last);
      items.set(11, first);
    },
  },
  "is drawn, not photographed, and small": {
    "a page is a photograph": async (pdf) => {
      const image = await pdf.embedPng(readFileSync("tests/pdf/hurt/tall.png"));
      pdf.getPage(0).drawImage(image);
    },
    "there is ballast": (pdf) => {
      const ballast = pdf.context.stream(new Uint8Array(1_500_000), {});
      pdf.catalog.set(name("PieceInfo"), pdf.context.register(ballast));
    },
  },
};

/** Tests that every check notices what it is there for. */
export function damageTests(site: () => MadeSite): void {
  for (const [what, check] of Object.entries(checks)) {
    for (const [harm, damage] of Object.entries(
      harms[what] ?? assert.fail(`Nothing is done against “${what}”.`),
    )) {
      test(`it is noticed if ${harm}`, { skip }, async () => {
        const { pdf, expected } = site().documents.get("talk.pdf") ?? assert.fail("talk.pdf was not made");
        const copy = await PDFDocument.load(readFileSync(pdf.file), { updateMetadata: false });
        await damage(copy);
        const file = join(site().path, "damaged.pdf");
        writeFileSync(file, await copy.save({ updateFieldAppearances: false }));
        assert.notDeepEqual(check(readPdf(file), expected), []);
      });
    }
  }

  test("it is noticed if one byte of a file is another", { skip }, () => {
    const file = join(site().path, "talk.pdf");
    const bytes = readFileSync(file);
    const damaged = Buffer.from(bytes);
    damaged.writeUInt8(damaged.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
    writeFileSync(file, damaged);
    const sums = join(site().path, "SHA256SUMS");
    assert.throws(() => run("sh", ["-c", `cd "$(dirname "${sums}")" && sha256sum --check SHA256SUMS`]));
    writeFileSync(file, bytes);
  });
}
