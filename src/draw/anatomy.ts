import * as v from "valibot";
import { type Html, html } from "../html.ts";
import { anatomyTall } from "./anatomy-tall.ts";
import { list, pathTo, says, text } from "./fields.ts";
import { box, brace, line, paragraph, svg, WIDE } from "./kit.ts";
import { textWidth, wrapText } from "./measure.ts";
import { definePicture } from "./picture.ts";
import { printPaths } from "./print.ts";
import { storePath } from "./store-field.ts";

const CHIP_GAP = 36;
const CHIP_PAD = 24;
const CHIP = { height: 112, title: 36, example: 30 };
const LABEL = 36;
const NOTE = 32;
const NOTE_GAP = 30;
/** Lines that would be bent by less go straight down; those that go as far as this turn lowest. */
const STRAIGHT = 24;
const FAR = 560;

const input = v.strictObject(
  { name: text("The name of an input"), example: text("The example of an input") },
  "An input has a `name` and an `example`",
);

const schema = v.pipe(
  v.strictObject(
    {
      says,
      path: storePath,
      inputs: list(input, "inputs", 1, 5),
      parts: v.strictObject(
        {
          store: text("`store`"),
          hash: text("`hash`"),
          name: text("`name`"),
          file: v.optional(text("`file`")),
        },
        "`parts` has a sentence each for `store`, `hash`, `name` and, if the path goes on, `file`",
      ),
    },
    "An anatomy has `says`, `path`, `inputs` and `parts`",
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { path, inputs, parts } = dataset.value;
    if ((path.rest === "") !== (parts.file === undefined)) {
      const message =
        path.rest === ""
          ? "The path ends with the name, so there is nothing for `file` to explain"
          : `\`parts\` says nothing about \`${path.rest}\`: it needs \`file\``;
      addIssue({ message, path: pathTo(dataset.value, "parts") });
    }
    const room = chipWidth(inputs.length) - 2 * CHIP_PAD;
    inputs.forEach(({ name, example }, i) => {
      const tooLong = (key: string, what: string) =>
        addIssue({
          message: `\`${what}\` is too long: ${inputs.length} inputs side by side leave less room`,
          path: pathTo(dataset.value, "inputs", i, key),
        });
      if (textWidth(name, CHIP.title) > room) tooLong("name", name);
      if (textWidth(example, CHIP.example, "mono") > room) tooLong("example", example);
    });
  }),
);

/** What `anatomy` draws. */
export type Anatomy = v.InferOutput<typeof schema>;

/** A store path taken apart, and what went into its hash. */
export const anatomy = definePicture({
  name: "anatomy",
  schema,
  draw: (data) => html`${wide(data)}${anatomyTall(data)}`,
});

function chipWidth(count: number): number {
  return Math.min(420, (WIDE - (count - 1) * CHIP_GAP) / count);
}

interface Segment {
  readonly key: "store" | "hash" | "name" | "file";
  readonly x: number;
  readonly end: number;
  readonly title: string;
  readonly note: string;
}

function wide(data: Anatomy): Html {
  const { path, inputs, parts } = data;
  const whole = `${path.dir}/${path.hash}-${path.name}${path.rest}`;
  const size = Math.min(42, WIDE / (whole.length * 0.6));
  const cell = size * 0.6;
  const hashX = (path.dir.length + 1) * cell;
  const nameX = hashX + 33 * cell;
  const fileX = nameX + path.name.length * cell;
  const segments: Segment[] = [
    { key: "store", x: 0, end: path.dir.length * cell, title: "The store", note: parts.store },
    {
      key: "hash",
      x: hashX,
      end: nameX - cell,
      title: "The hash: 32 characters, 160 bits",
      note: parts.hash,
    },
    { key: "name", x: nameX, end: fileX, title: "The name", note: parts.name },
  ];
  if (parts.file !== undefined)
    segments.push({
      key: "file",
      x: fileX + cell,
      end: whole.length * cell,
      title: "A file inside",
      note: parts.file,
    });
  const hashing = { x: hashX, y: 216, width: 32 * cell, height: 64 };
  const printY = hashing.y + hashing.height + 14;
  const baseline = printY + 5 * cell + 52;
  const notes = drawNotes(segments, baseline + 96);
  return svg(
    WIDE,
    notes.bottom,
    [
      drawInputs(inputs, hashing),
      box(hashing, "hashing"),
      line(hashX + 16 * cell, hashing.y + 43, "SHA-256, folded to 160 bits", {
        size: 32,
        bold: true,
        color: "c-solid",
        anchor: "middle",
      }),
      html`<g class="h-hash">${printPaths(path.hash, hashX, printY, cell)}</g>`,
      drawPath(data, size, baseline),
      ...segments.map(({ key, x, end }) => brace(x, end, baseline + 24, key)),
      notes.markup,
    ],
    { label: data.says, className: "wide anatomy" },
  );
}

function drawInputs(
  inputs: Anatomy["inputs"],
  target: { readonly x: number; readonly y: number; readonly width: number },
): Html {
  const width = chipWidth(inputs.length);
  const step = inputs.length > 1 ? (WIDE - width) / (inputs.length - 1) : 0;
  return html`${inputs.map(({ name, example }, i) => {
    const x = inputs.length > 1 ? i * step : target.x + target.width / 2 - width / 2;
    const from = x + width / 2;
    const mouth = target.x + (target.width * (i + 0.5)) / inputs.length;
    const to = Math.abs(mouth - from) < STRAIGHT ? from : mouth;
    // The farther a line comes from, the lower it turns, so that lines keep apart.
    const turn =
      CHIP.height + (target.y - CHIP.height) * (0.3 + 0.4 * Math.min(1, Math.abs(to - from) / FAR));
    return html`<path
        class="feed"
        d="M${from} ${CHIP.height}C${from} ${turn + 12} ${to} ${turn - 12} ${to} ${target.y}"
      />
      ${box({ x, y: 0, width, height: CHIP.height }, "box chip")}
      ${line(x + CHIP_PAD, 48, name, { size: CHIP.title, bold: true })}
      ${line(x + CHIP_PAD, 90, example, { size: CHIP.example, mono: true, color: "c-2" })}`;
  })}`;
}

const part = (content: string, className: string) => html`<tspan class="${className}">${content}</tspan>`;

function drawPath({ path }: Anatomy, size: number, baseline: number): Html {
  const content = html`${part(`${path.dir}/`, "c-3")}${part(path.hash, "bold c-hash")}${part("-", "c-3")}${part(path.name, "bold c-1")}${part(path.rest, "c-2")}`;
  return line(0, baseline, content, { size, mono: true });
}

/** As wide as the title, and as the note, which may take more lines. */
const least = ({ title, note }: Segment) =>
  Math.max(textWidth(title, LABEL), Math.min(196, textWidth(note, NOTE)));

/** The explanations below the parts, each as far to the left as its part and the one before allow. */
function drawNotes(segments: readonly Segment[], y: number): { markup: Html; bottom: number } {
  const after = segments.map((_, i) =>
    segments.slice(i + 1).reduce((sum, each) => sum + NOTE_GAP + least(each), 0),
  );
  let free = 0;
  const columns = segments.map((each, i) => {
    const left = Math.min(Math.max(each.x, free), WIDE - (after[i] ?? 0) - least(each));
    free = left + least(each) + NOTE_GAP;
    return left;
  });
  let bottom = y;
  const markup = segments.map(({ key, title, note }, i) => {
    const left = columns[i] ?? 0;
    const width = Math.min(760, (columns[i + 1] ?? WIDE + NOTE_GAP) - NOTE_GAP - left);
    const lines = wrapText(note, width, NOTE);
    bottom = Math.max(bottom, y + 46 + (lines.length - 1) * 41 + 14);
    return html`${line(left, y, title, { size: LABEL, bold: true, color: key === "hash" ? "c-hash" : "c-1" })}
    ${paragraph(left, y + 46, lines, 41, { size: NOTE, color: "c-2" })}`;
  });
  return { markup: html`${markup}`, bottom };
}
