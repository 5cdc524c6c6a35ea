import assert from "node:assert/strict";
import { test } from "node:test";
import { array, assert as assertProperty, constantFrom, property } from "fast-check";
import { DomUtils, parseDocument } from "htmlparser2";
import { check } from "../../src/compile/check.ts";
import { parse } from "../../src/compile/parse.ts";
import { decodeValue, readRawHtml, withoutOpener } from "../../src/compile/raw-html.ts";
import { render } from "../../src/compile/render.ts";

test("values are read as browsers read them", () => {
  const cases: readonly (readonly [raw: string, read: string])[] = [
    ["plain", "plain"],
    ["java&#x73;cript:x", "javascript:x"],
    ["java&Tab;script&colon;x", "java\tscript:x"],
    ["&#106avascript:x", "javascript:x"],
    ["a?x=1&amp;y=2", "a?x=1&y=2"],
    ['say "hi" &amp; go', 'say "hi" & go'],
  ];
  for (const [raw, read] of cases) assert.equal(decodeValue(raw), read);
});

test("a tag is closed only by its own end", () => {
  const closed = (source: string) => readRawHtml(source).map(({ isClosed }) => isClosed);
  assert.deepEqual(closed("<b>x</b><br/>"), [true, true]);
  assert.deepEqual(closed('<b title="x>'), [false]);
  assert.deepEqual(closed("<b title=x"), [false]);
});

test("links to other sites get no handle on this window, and keep what they say of themselves", () => {
  const cases: readonly (readonly [before: string, after: string])[] = [
    ['<a href="https://x.org/">x</a>', '<a rel="noopener" href="https://x.org/">x</a>'],
    ['<A rel="me" HREF=//x.org>x</A>', '<A rel="noopener me" HREF=//x.org>x</A>'],
    ['<a rel href="http://x.org">x</a>', '<a rel="noopener" rel href="http://x.org">x</a>'],
    ['<a href="https://x.org/" rel="NoOpener">x</a>', '<a href="https://x.org/" rel="NoOpener">x</a>'],
    ['<a href="#slide">x</a><b>y</b>', '<a href="#slide">x</a><b>y</b>'],
  ];
  for (const [before, after] of cases) assert.equal(withoutOpener(before), after);
});

const pieces = [
  Array.from("<>/='\"&; \n\t-!"),
  ["a", "img", "svg", "iframe", "script", "style", "set", "b", "div", "p", "textarea", "title", "noscript"],
  ["onclick", "ONERROR", "style", "href", "src", "srcdoc", "to", "values", "xlink:href", "title", "x"],
  ["javascript:", "java&Tab;script:", "java\tscript:", "&#106;avascript:", "vbscript:", "https://x.org/"],
  [
    "{onclick=x}",
    "*e*{style=x}",
    "[l](x)",
    "`c`",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "\n\n",
    "</",
    "/>",
  ],
  [
    "<img src=x onerror=x>",
    "<p style='x'>",
    "<a href=java&Tab;script:x>",
    "<script>x</script>",
    "<b onclick=x",
  ],
  ['<a href="', '">', "<img ", "<svg><", "<p title='", "<textarea>", "</textarea>", "<b "],
].flat();

test("whatever HTML an author writes, it is an error or it runs nothing", () => {
  let [clean, refused] = [0, 0];
  assertProperty(
    property(array(constantFrom(...pieces), { minLength: 1, maxLength: 14 }), (parts) => {
      const { html, hasErrors } = compile(
        `## Heading\n\nText ${parts.join("")}\n\nThe end "of" it's > all.\n\nNote: n\n`,
      );
      if (hasErrors) return refused++ >= 0;
      clean++;
      const found = dangersIn(html);
      assert.deepEqual(found, []);
      return true;
    }),
    { numRuns: 1500 },
  );
  assert.ok(clean > 250 && refused > 250, `${clean} without errors, ${refused} with`);
});

function compile(text: string): { readonly html: string; readonly hasErrors: boolean } {
  const { deck, diagnostics } = parse([{ file: "slides/01.md", text }]);
  const world = { exists: () => true, knowsLanguage: () => true, deckFile: undefined };
  const all = [...diagnostics, ...check(deck, world)];
  const view = {
    hash: "5yigcbls1cndq85fs2qr68x3nsiq8ln6",
    name: "slides",
    assetUrl: (path: string) => path,
    highlight: () => undefined,
    withNotes: true,
  };
  const html = render(deck, view)
    .sections.map((section) => section.html)
    .join("");
  return { html, hasErrors: all.some(({ severity }) => severity === "error") };
}

/** What would run, or would be blocked, in a page: found by a parser of whole documents. */
function dangersIn(html: string): readonly string[] {
  const elements = DomUtils.getElementsByTagName("*", parseDocument(html));
  return elements.flatMap(({ name, attribs }) => [
    ...(/^(script|style|base|object|embed|meta|link)$/i.test(name) ? [`<${name}>`] : []),
    ...Object.entries(attribs)
      .filter(([attribute, value]) => isDangerous(attribute, value))
      .map(([attribute, value]) => `${name} ${attribute}="${value}"`),
  ]);
}

function isDangerous(name: string, value: string): boolean {
  if (/^(on|style$|srcdoc$)/i.test(name)) return true;
  const address = value.replaceAll(/\p{Cc}/gu, "").trim();
  return /^(javascript|vbscript):/i.test(address) && !["title", "x"].includes(name);
}
