import { type Html, html } from "../html.ts";
import { round } from "./print.ts";

/** Units across a picture that fills the slide. Text in it is 30 units or more, notes 28. */
export const WIDE = 1728;

/** How a line of text is set. */
export interface TextStyle {
  /** In units of the picture. */
  readonly size: number;
  readonly mono?: boolean;
  readonly bold?: boolean;
  /** `c-hash`, `c-2` (quieter), … */
  readonly color?: string;
  readonly anchor?: "start" | "middle" | "end";
}

/** A line of text, its baseline at y. */
export function line(x: number, y: number, content: Html | string, style: TextStyle): Html {
  const { size, mono = false, bold = false, color = "c-1", anchor = "start" } = style;
  const names = [mono ? "mono" : "sans", bold ? "bold" : "", color].filter(Boolean).join(" ");
  return html`<text
    class="${names}"
    x="${round(x)}"
    y="${round(y)}"
    font-size="${size}"
    text-anchor="${anchor}"
    >${content}</text
  >`;
}

/** Lines one below the other, the first baseline at y, `leading` units apart. */
export function paragraph(
  x: number,
  y: number,
  lines: readonly string[],
  leading: number,
  style: TextStyle,
): Html[] {
  return lines.map((content, i) => line(x, y + i * leading, content, style));
}

/** A run of text that is bold or not. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
}

/** Splits a text at its `**…**`. */
export function runs(text: string): Run[] {
  return text
    .split("**")
    .map((part, i) => ({ text: part, bold: i % 2 === 1 }))
    .filter((run) => run.text !== "");
}

/** A text without its `**`. */
export function plain(text: string): string {
  return text.replaceAll("**", "");
}

/** A text with its `**…**` as `<b>`, for pictures made of HTML. */
export function boldHtml(text: string): Html {
  return html`${runs(text).map((run) => (run.bold ? html`<b>${run.text}</b>` : run.text))}`;
}

/** A text with its `**…**` as bold spans, for a line in an svg; `color` is the class of the bold ones. */
export function boldSpans(text: string, color = "c-1"): Html {
  return html`${runs(text).map((run) =>
    run.bold ? html`<tspan class="bold ${color}">${run.text}</tspan>` : run.text,
  )}`;
}

/** Where something is and how large. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A rectangle with round corners; the class says what it looks like. */
export function box({ x, y, width, height }: Rect, className = "box", radius = 10): Html {
  return html`<rect
    class="${className}"
    x="${round(x)}"
    y="${round(y)}"
    width="${round(width)}"
    height="${round(height)}"
    rx="${radius}"
  />`;
}

/** A point in a picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An arrow's way and look. */
export interface ArrowOptions {
  /** Direction of the tangents at both ends. */
  readonly tangent?: "horizontal" | "vertical";
  /** Points to pass on the way, each by a horizontal stretch from `x` to `toX`. */
  readonly via?: readonly { readonly x: number; readonly toX: number; readonly y: number }[];
  /** Length of the head. */
  readonly head?: number;
  readonly className?: string;
}

/** An arrow with a drawn head, so that head and line always have one colour. */
export function arrow(from: Point, to: Point, options: ArrowOptions = {}): Html {
  const { tangent = "horizontal", via = [], head = 15, className = "" } = options;
  const flat = tangent === "horizontal";
  const sign = Math.sign(flat ? to.x - from.x : to.y - from.y) || 1;
  const end = flat ? { x: to.x - sign * head * 0.8, y: to.y } : { x: to.x, y: to.y - sign * head * 0.8 };
  let d = `M${round(from.x)} ${round(from.y)}`;
  let at = from;
  for (const { x, toX, y } of via) {
    d += curve(at, { x, y }, flat) + `H${round(toX)}`;
    at = { x: toX, y };
  }
  d += curve(at, end, flat);
  const half = round(head * 0.55);
  const tip = flat
    ? `M${round(to.x)} ${round(to.y)}l${-sign * head} ${-half}v${half * 2}z`
    : `M${round(to.x)} ${round(to.y)}l${-half} ${-sign * head}h${half * 2}z`;
  return html`<g class="edge ${className}"
    ><path class="ln" d="${d}" /><path class="tip" d="${tip}"
  /></g>`;
}

function curve(from: Point, to: Point, flat: boolean): string {
  const [dx, dy] = flat ? [(to.x - from.x) / 2, 0] : [0, (to.y - from.y) / 2];
  const points = [from.x + dx, from.y + dy, to.x - dx, to.y - dy, to.x, to.y].map(round);
  return `C${points.join(" ")}`;
}

/** A bracket below a stretch of a line, from x1 to x2. */
export function brace(x1: number, x2: number, y: number, className: string): Html {
  return html`<path
    class="brace ${className}"
    d="M${round(x1 + 3)} ${round(y)}v14H${round(x2 - 3)}v-14"
  />`;
}

/** What a picture is called, and where it stands in a place that is too large for it. */
export interface SvgOptions {
  /** Stands for the picture wherever it cannot be seen. */
  readonly label: string;
  readonly className: string;
  /** `start`: top left; in the middle otherwise. */
  readonly align?: "start";
}

/** A picture as an svg element. */
export function svg(
  width: number,
  height: number,
  body: Html | readonly Html[],
  { label, className, align }: SvgOptions,
): Html {
  return html`<svg
    class="dia ${className}"
    viewBox="0 0 ${round(width)} ${round(height)}"
    preserveAspectRatio="${align === "start" ? "xMinYMin" : "xMidYMid"}"
    role="img"
    aria-label="${label}"
  >
    ${body}
  </svg>`;
}
