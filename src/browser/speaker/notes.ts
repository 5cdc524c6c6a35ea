import "./notes.css";

/**
 * Shows a copy of a slide's notes. Where `[click]` stands in them they fall into parts, one for
 * each step, which `markStep` tells apart.
 */
export function showNotes(place: HTMLElement, notes: Element | null): void {
  const copy = notes?.cloneNode(true);
  place.replaceChildren(...(copy?.childNodes ?? []));
  place.classList.toggle("stepped", place.querySelector(".click") !== null);
  splitIntoParts(place);
  place.scrollTop = 0;
}

/** Marks the parts of the notes as said, to be said now and to be said later at `step` (0: none yet). */
export function markStep(place: HTMLElement, step: number): void {
  const clicks = [...place.querySelectorAll<HTMLElement>(".click")].map(stepOf);
  const now = Math.max(0, ...clicks.filter((click) => click <= step));
  for (const part of place.querySelectorAll<HTMLElement>(".part, .click")) {
    part.classList.toggle("past", stepOf(part) < now);
    part.classList.toggle("now", stepOf(part) === now);
  }
  place.querySelector(".part.now")?.scrollIntoView({ block: "nearest" });
}

function splitIntoParts(place: HTMLElement): void {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const texts: [Text, number][] = [];
  let step = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof HTMLElement && node.matches(".click")) step = stepOf(node);
    if (node instanceof Text && node.data.trim() !== "") texts.push([node, step]);
  }
  for (const [node, part] of texts) {
    // The space between a mark and its words belongs to neither.
    if (node.previousSibling instanceof HTMLElement && node.previousSibling.matches(".click")) {
      node.data = node.data.trimStart();
    }
    const span = document.createElement("span");
    span.className = "part";
    span.dataset["step"] = String(part);
    node.replaceWith(span);
    span.append(node);
  }
}

function stepOf(element: HTMLElement): number {
  return Number(element.dataset["step"] ?? 0);
}
