import { type Box, boxesIn, isShown, type Origin, place, textSize } from "./box.ts";

/** What a slide is shown on, and what must hold there. */
export interface Canvas {
  /** In slide pixels; no height means that the page may be scrolled down. */
  readonly width: number;
  readonly height?: number;
  /** Smallest size of letters, in slide pixels. */
  readonly minText: number;
  /** Whether wide things may be scrolled sideways within their own box. */
  readonly mayScroll: boolean;
}

/** Something that an audience would see wrong. */
export interface Finding {
  /** Source of the slide, as `file:line`. */
  readonly where: string;
  readonly slide: string;
  /** The step at which it shows; 0 is the slide before its first step. */
  readonly step: number;
  readonly problem: string;
  /** The element, its text, and its box in slide pixels: left, top, right, bottom. */
  readonly what: string;
}

type Problem = readonly [problem: string, box: Box];

interface Scene {
  readonly frame: Element;
  readonly origin: Origin;
  readonly canvas: Canvas;
  readonly boxes: readonly Box[];
}

// Browsers round positions; what is less than this nobody sees.
const tolerance = 1;

/** Everything wrong with a slide as it is shown now. */
export function lintSlide(section: HTMLElement, canvas: Canvas, step = 0): Finding[] {
  const frame = section.querySelector(":scope > .frame");
  if (!frame) throw new Error(`Slide ${section.id} has no frame.`);
  const { left: x, top: y, width } = frame.getBoundingClientRect();
  const origin = { x, y, scale: width / canvas.width };
  const scene = { frame, origin, canvas, boxes: boxesIn(frame, origin) };
  const { file = "", line = "" } = section.dataset;
  const problems = rules.flatMap((rule) => rule(scene));
  const findings = problems.map(([problem, box]) => ({
    where: `${file}:${line}`,
    slide: section.id,
    step,
    problem,
    what: describe(box),
  }));
  return [...new Map(findings.map((finding) => [finding.problem + finding.what, finding])).values()];
}

const rules: readonly ((scene: Scene) => Problem[])[] = [
  offCanvas,
  overFooter,
  overProgress,
  overHeading,
  clipped,
  outOfBox,
  overText,
  smallText,
];

function offCanvas({ boxes, canvas: { width, height = Infinity } }: Scene): Problem[] {
  const isOff = (box: Box) =>
    box.left < -tolerance ||
    box.top < -tolerance ||
    box.right > width + tolerance ||
    box.bottom > height + tolerance;
  return boxes.filter(isOff).map((box) => ["off the slide", box]);
}

function overFooter({ frame, origin, boxes, canvas }: Scene): Problem[] {
  const foot = frame.querySelector(":scope > .foot");
  if (!foot || canvas.height === undefined) return [];
  const area = place(foot.getBoundingClientRect(), origin);
  return boxes
    .filter((box) => !foot.contains(box.element) && meets(box, area))
    .map((box) => ["over the footer", box]);
}

/** A source that is so long that it lies on the print of how far the talk is. */
function overProgress({ frame, origin, boxes }: Scene): Problem[] {
  const print = frame.querySelector(":scope > .foot > .hashbar");
  if (!print || !isShown(print)) return [];
  const area = place(print.getBoundingClientRect(), origin);
  return boxes
    .filter(({ text, ...box }) => text !== "" && meets(box, area))
    .map((box) => ["over the progress print", box]);
}

function overHeading({ frame, boxes }: Scene): Problem[] {
  const head = frame.querySelector(":scope > .head");
  if (!head) return [];
  const words = boxes.filter(({ element, text }) => head.contains(element) && text !== "");
  return boxes
    .filter((box) => !head.contains(box.element) && words.some((word) => meets(box, word)))
    .map((box) => ["over the heading", box]);
}

function clipped({ frame, origin, boxes, canvas }: Scene): Problem[] {
  return boxes.flatMap((box): Problem[] => {
    const clipper = ancestors(box.element, frame).find((element) => clips(element, box, origin, canvas));
    return clipper ? [[`cut off by ${nameOf(clipper)}`, box]] : [];
  });
}

function clips(element: Element, box: Box, origin: Origin, { mayScroll }: Canvas): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  const passes = (overflow: string) => overflow === "visible" || (mayScroll && /auto|scroll/.test(overflow));
  const area = place(element.getBoundingClientRect(), origin);
  const isOutX = box.left < area.left - tolerance || box.right > area.right + tolerance;
  const isOutY = box.top < area.top - tolerance || box.bottom > area.bottom + tolerance;
  return (isOutX && !passes(overflowX)) || (isOutY && !passes(overflowY));
}

/** Words that leave the painted box in which they stand. */
function outOfBox({ frame, origin, boxes, canvas }: Scene): Problem[] {
  return boxes.flatMap((box): Problem[] => {
    if (box.text === "" || box.element.closest("svg")) return [];
    const painted = [box.element, ...ancestors(box.element, frame)].find(isPaintedBlock);
    if (!painted || (canvas.mayScroll && /auto|scroll/.test(getComputedStyle(painted).overflowX))) return [];
    const area = place(painted.getBoundingClientRect(), origin);
    const isIn =
      box.left > area.left - tolerance &&
      box.right < area.right + tolerance &&
      box.top > area.top - tolerance &&
      box.bottom < area.bottom + tolerance;
    return isIn ? [] : [[`out of ${nameOf(painted)}`, box]];
  });
}

function isPaintedBlock(element: Element): boolean {
  const { backgroundColor, borderLeftWidth, borderRightWidth, display } = getComputedStyle(element);
  const hasGround = !/, 0\)$|\/ 0\)$|^transparent$/.test(backgroundColor);
  const hasBorder = parseFloat(borderLeftWidth) > 0 && parseFloat(borderRightWidth) > 0;
  return display !== "inline" && (hasGround || hasBorder);
}

function overText({ boxes }: Scene): Problem[] {
  const words = boxes.filter(({ text }) => text !== "");
  return words.flatMap((box, i) =>
    words
      .slice(i + 1)
      .filter((other) => other.element !== box.element && meets(box, other, 3))
      .map((other): Problem => [`over the text “${shorten(box.text)}”`, other]),
  );
}

function smallText({ frame, origin, boxes, canvas: { minText } }: Scene): Problem[] {
  const isSmall = (size: number) => size < minText - 0.05;
  const written = boxes.flatMap((box): Problem[] => {
    const size = textSize(box.element, origin);
    return box.text !== "" && isSmall(size) ? [[`letters of ${rounded(size)} px`, box]] : [];
  });
  const generated = [...frame.querySelectorAll("*")].filter(isShown).flatMap((element) =>
    ["::before", "::after"].flatMap((pseudo): Problem[] => {
      const { content, fontSize } = getComputedStyle(element, pseudo);
      if (!/[\p{L}\p{N}]/u.test(content) || /^(none|normal)$/.test(content)) return [];
      const box = { element, text: content, ...place(element.getBoundingClientRect(), origin) };
      return isSmall(parseFloat(fontSize)) ? [[`${pseudo} letters of ${fontSize}`, box]] : [];
    }),
  );
  return [...written, ...generated];
}

type Area = Pick<Box, "left" | "top" | "right" | "bottom">;

function meets(one: Area, other: Area, by = tolerance): boolean {
  return (
    one.left < other.right - by &&
    one.right > other.left + by &&
    one.top < other.bottom - by &&
    one.bottom > other.top + by
  );
}

function ancestors(element: Element, end: Element): Element[] {
  const parent = element.parentElement;
  return !parent || parent === end ? [] : [parent, ...ancestors(parent, end)];
}

function describe(box: Box): string {
  const corners = [box.left, box.top, box.right, box.bottom].map(Math.round).join(" ");
  const text = box.text === "" ? "" : ` “${shorten(box.text)}”`;
  return `${nameOf(box.element)}${text} [${corners}]`;
}

function nameOf(element: Element): string {
  const parent = element.closest("[class]") === element ? "" : nameOfClass(element.parentElement);
  return `${parent}${nameOfClass(element)}`;
}

function nameOfClass(element: Element | null): string {
  const first = element?.getAttribute("class")?.split(" ")[0];
  return element ? `<${element.localName}${first ? `.${first}` : ""}>` : "";
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

function rounded(size: number): string {
  return String(Math.round(size * 10) / 10);
}
