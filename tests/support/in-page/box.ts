/** Something to see on a slide: a word, or a picture. Lengths in slide pixels. */
export interface Box {
  readonly element: Element;
  /** The text with the word, or an empty string for pictures and form fields. */
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A place on the screen that slide pixels are counted from, and how many screen pixels one has. */
export interface Origin {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const solid = "img, svg, video, canvas, iframe, input, select, textarea, button, hr";
const shapes = "path, rect, circle, ellipse, line, polyline, polygon";
const unpainted = "defs, clipPath, mask, marker, pattern, symbol";

/** All that can be seen inside `root`, in the order of the document. */
export function boxesIn(root: Element, origin: Origin): Box[] {
  const boxes: Box[] = [];
  for (const node of shownNodes(root)) {
    if (node instanceof Text) boxes.push(...textBoxes(node, origin));
    else if (node instanceof Element && isPicture(node)) {
      boxes.push({ element: node, text: "", ...place(node.getBoundingClientRect(), origin) });
    }
  }
  return boxes;
}

/** By hand, as pages without scripts do not call the filters of the browser's own walker. */
function* shownNodes(parent: Node): Generator<Node> {
  for (const node of parent.childNodes) {
    if (node instanceof Element && !isShown(node)) continue;
    yield node;
    yield* shownNodes(node);
  }
}

/** Whether an element is painted, and not only there for screen readers. */
export function isShown(element: Element): boolean {
  const { clipPath, display } = getComputedStyle(element);
  // To the browser, what has no box of its own is not visible, though all that is in it may be.
  if (display === "contents") return true;
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  return clipPath !== "inset(50%)" && !element.matches(unpainted);
}

/** A rectangle of the screen in slide pixels. */
export function place(rect: DOMRect, { x, y, scale }: Origin): Omit<Box, "element" | "text"> {
  return {
    left: (rect.left - x) / scale,
    top: (rect.top - y) / scale,
    right: (rect.right - x) / scale,
    bottom: (rect.bottom - y) / scale,
  };
}

/** Size of an element's letters in slide pixels, also inside a drawing that is scaled itself. */
export function textSize(element: Element, { scale }: Origin): number {
  const size = parseFloat(getComputedStyle(element).fontSize);
  const drawing = element instanceof SVGGraphicsElement ? element : element.closest("foreignObject");
  const matrix = drawing instanceof SVGGraphicsElement ? drawing.getScreenCTM() : null;
  return matrix ? (size * Math.hypot(matrix.c, matrix.d)) / scale : size * element.currentCSSZoom;
}

/** Shapes count, but not those of a drawing inside a drawing: that one shows only a part of them. */
function isPicture(element: Element): boolean {
  const drawing = element.closest("svg");
  const isInner = drawing?.parentElement?.closest("svg") != null;
  return !isInner && element.matches(`${solid}, ${shapes}`);
}

/** Word by word, because the spaces between them may hang over the edge of a box. */
function textBoxes(node: Text, origin: Origin): Box[] {
  const element = node.parentElement;
  if (!element) return [];
  const size = textSize(element, origin);
  const range = document.createRange();
  return [...node.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    return [...range.getClientRects()]
      .filter(({ width }) => width > 0)
      .map((rect) => ({ element, text: node.data.trim(), ...letters(place(rect, origin), size) }));
  });
}

/** A line of text is as high as its font says; its letters are not higher than their size. */
function letters(line: Omit<Box, "element" | "text">, size: number): Omit<Box, "element" | "text"> {
  const air = Math.max(0, (line.bottom - line.top - size) / 2);
  return { ...line, top: line.top + air, bottom: line.bottom - air };
}
