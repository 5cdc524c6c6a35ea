import assert from "node:assert/strict";
import { test } from "node:test";
import { shortenText, textWidth, wrapText } from "../../src/draw/measure.ts";
import {
  deckPrintSymbol,
  flippedBits,
  hashDiff,
  hashPrint,
  printBits,
  printPiece,
  progressBar,
} from "../../src/draw/print.ts";

const now = "dvfp0ff136dl807w36zvpv99hr348j1g";
const was = "5yigcbls1cndq85fs2qr68x3nsiq8ln6";
/** Each square is a dash, one unit long, of a line that is drawn; those that were 1 are outlines. */
const squares = (markup: string, className: string) => {
  const d = new RegExp(`class="${className}"[^>]*? d="([^"]*)"`, "su").exec(markup)?.[1] ?? "";
  if (className === "bw") return d.split("M").length - 1;
  return [...d.matchAll(/h(\d+)/gu)].reduce((sum, [, run]) => sum + Number(run), 0);
};

test("a print has a column of five bits for each character, the most significant one first", () => {
  assert.deepEqual(printBits("0z1g"), [
    [false, false, false, false, false],
    [true, true, true, true, true],
    [false, false, false, false, true],
    [false, true, true, true, true],
  ]);
  assert.equal(printBits(was).flat().length, 160);
});

test("every bit is drawn once, and ones are not zeros", () => {
  const { markup } = hashPrint(was);
  const ones = printBits(was).flat().filter(Boolean).length;
  assert.equal(squares(markup, "b1"), ones);
  assert.equal(squares(markup, "b0"), 160 - ones);
});

test("one letter of the recipe flips 70 of the 160 bits", () => {
  assert.equal(flippedBits(now, was), 70);
  assert.equal(flippedBits(was, now), 70);
  assert.equal(flippedBits(was, was), 0);
});

test("a comparison draws each bit as now 1, was 1, 1 before and after, or 0 both times", () => {
  const { markup } = hashDiff(now, was);
  const [set, cleared] = [squares(markup, "b1"), squares(markup, "bw")];
  const [kept, zero] = [squares(markup, "b2"), squares(markup, "b0")];
  assert.equal(set + cleared, 70);
  assert.equal(set + cleared + kept + zero, 160);
});

test("a character that is in no store hash has no print", () => {
  assert.throws(() => hashPrint("e"), RangeError);
});

test("a print with a label is an image, without one it is decoration", () => {
  assert.match(hashPrint(was, { label: "a & b" }).markup, /role="img" aria-label="a &amp; b"/u);
  assert.match(hashPrint(was).markup, /aria-hidden="true"/u);
  assert.match(hashPrint(was, { role: "alt" }).markup, /class="hp h-alt"/u);
  assert.match(printPiece("5yigcbls").markup, /viewBox="0 0 80 50"/u);
});

test("the progress bar covers all 32 columns from the first slide to the last", () => {
  for (const total of [1, 10, 32, 50]) {
    let reached = 0;
    for (let n = 1; n <= total; n++) {
      const { markup } = progressBar(n, total);
      const [, x, width] = /class="now"\s+x="(\d+)"\s+y="0"\s+width="(\d+)"/u.exec(markup) ?? [];
      assert.ok(Number(x) <= reached, `no column is skipped before ${n} of ${total}`);
      reached = Number(x) + Number(width);
    }
    assert.equal(reached, 256);
  }
  assert.doesNotMatch(progressBar(1, 50).markup, /class="on"/u);
});

test("the deck's print takes its colour from who uses it", () => {
  const { markup } = deckPrintSymbol(was);
  assert.match(markup, /id="deck-print"/u);
  assert.doesNotMatch(markup, /class=|fill=|stroke=/u);
});

test("widths are estimated, and texts fitted to them", () => {
  assert.equal(textWidth("12345", 10, "mono"), 30);
  assert.ok(textWidth("iiii", 10) < textWidth("mmmm", 10));
  assert.equal(textWidth("a\u00A0b", 10), textWidth("a b", 10));
  const lines = wrapText("For humans; need not be unique.", 200, 30);
  assert.equal(lines.join(" "), "For humans; need not be unique.");
  assert.ok(lines.length > 1 && lines.every((each) => textWidth(each, 30) <= 200));
  assert.deepEqual(wrapText("one two\u00A0three", textWidth("one two", 30), 30), ["one", "two\u00A0three"]);
  assert.equal(shortenText("short", 100, 10, "mono"), "short");
  const short = shortenText("user-environment-with-a-long-name", 100, 10, "mono");
  assert.match(short, /^user.*….*name$/u);
  assert.ok(textWidth(short, 10, "mono") <= 100);
});
