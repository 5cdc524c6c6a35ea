import * as v from "valibot";
import { type Html, html } from "../html.ts";
import type { StorePath } from "../nix/base32.ts";
import { says, text } from "./fields.ts";
import { line, svg, WIDE } from "./kit.ts";
import { shortenText, textWidth } from "./measure.ts";
import { definePicture } from "./picture.ts";
import { diffPaths, flippedBits, hashDiff, hashPrint, printPaths, printSquare } from "./print.ts";
import { storePath } from "./store-field.ts";

const CODE = 32;
const LETTER = CODE * 0.6;
const ROW_GAP = 22;

const side = v.strictObject(
  { label: text("The label"), path: storePath },
  "Each side has a `label` and a `path`",
);

const schema = v.strictObject(
  { says, before: side, after: side },
  "A hashdiff has `says`, `before` and `after`",
);

type Side = v.InferOutput<typeof side>;

/** Two store hashes and which of their bits differ. */
export const hashdiff = definePicture({
  name: "hashdiff",
  schema,
  draw({ says: label, before, after }) {
    const flipped = `${flippedBits(after.path.hash, before.path.hash)} of 160 bits flipped`;
    return html`${wide(label, before, after, flipped)}${tall(label, before, after, flipped)}`;
  },
});

/** Both rows have squares of one size, with the path's beginning and end beside its 32 columns. */
function wide(label: string, before: Side, after: Side, flipped: string): Html {
  const paths = [before.path, after.path];
  const head = Math.max(...paths.map(({ dir }) => (dir.length + 1) * LETTER)) + 14;
  const tail = Math.max(...paths.map(({ name }) => (name.length + 1) * LETTER)) + 14;
  const cell = Math.min(35, Math.max(26, Math.floor((WIDE - head - tail) / 32)));
  const row = (y: number, { label: title, path }: Side, print: Html, was?: StorePath) => html`
    ${line(head, y + 36, title, { size: 36, bold: true })} ${print}
    ${drawLetters(path, was, head, y + 60 + 5 * cell + 44, cell)}
  `;
  const height = 60 + 5 * cell + 52;
  const second = height + ROW_GAP;
  const right = head + 32 * cell;
  const { hash } = after.path;
  return svg(
    WIDE,
    second + height + 40,
    [
      row(0, before, html`<g class="h-ink">${printPaths(before.path.hash, head, 60, cell)}</g>`),
      row(
        second,
        after,
        html`<g class="h-hash">${diffPaths(hash, before.path.hash, head, second + 60, cell)}</g>`,
        before.path,
      ),
      line(right, second + 36, flipped, { size: 36, bold: true, color: "c-hash", anchor: "end" }),
      legend(head, second + height + 28),
    ],
    { label: `${label} ${flipped}.`, className: "wide hashdiff" },
  );
}

/** The path as text, its 32 characters below their columns; those that differ from `was` stand out. */
function drawLetters(path: StorePath, was: StorePath | undefined, x: number, y: number, cell: number): Html {
  const end = x + 32 * cell;
  const style = { size: CODE, mono: true } as const;
  const name = shortenText(`-${path.name}`, WIDE - end - 14, CODE, "mono");
  return html`${line(x - 14, y, `${path.dir}/`, { ...style, color: "c-3", anchor: "end" })}
  ${Array.from(path.hash, (character, i) => {
    const kept = was?.hash[i] === character;
    const color = was === undefined ? "c-2" : kept ? "c-3" : "c-hash";
    const middle = x + (i + 0.5) * cell;
    return line(middle, y, character, { ...style, bold: !kept, color, anchor: "middle" });
  })}
  ${line(end + 14, y, name, { ...style, bold: true })}`;
}

const MEANINGS = [
  ["b1", "now 1"],
  ["bw", "was 1"],
  ["b2", "1 before and after"],
] as const;

function legend(x: number, y: number): Html {
  let at = x;
  return html`<g class="h-hash">
    ${MEANINGS.map(([className, words]) => {
      const left = at;
      at += 40 + textWidth(words, 30) + 48;
      return html`${printSquare(className, left, y - 26, 32)}
        ${line(left + 42, y, words, { size: 30, color: "c-2" })}`;
    })}
  </g>`;
}

function tall(label: string, before: Side, after: Side, flipped: string): Html {
  const path = ({ path: { dir, hash, name } }: Side, role: string) =>
    html`<code>${dir}/<b class="${role}">${hash}</b>-${name}</code>`;
  const { hash } = after.path;
  return html`<div class="tall hashdiff-tall" role="group" aria-label="${label}">
    <p class="hashdiff-title"><b>${before.label}</b></p>
    ${hashPrint(before.path.hash, { role: "ink" })} ${path(before, "ink")}
    <p class="hashdiff-title"><b>${after.label}</b> <b class="hash">${flipped}</b></p>
    ${hashDiff(hash, before.path.hash)} ${path(after, "hash")}
    <ul class="hashdiff-legend" aria-hidden="true">
      ${MEANINGS.map(
        ([className, words]) =>
          html`<li class="h-hash">
            <svg viewBox="0 0 12 12" width="12" height="12">
              ${printSquare(className, -1, -1, 14)}
            </svg>
            <span>${words}</span>
          </li>`,
      )}
    </ul>
  </div>`;
}
