import morphdom from "morphdom/dist/morphdom-esm.js";
import type { Html } from "../../html.ts";
import { actionsUpTo, type Lab, PART, replay } from "../../labs/lab.ts";
import { drawTools } from "../../labs/tools.ts";
import { currentRole } from "../role.ts";
import { joinLabs } from "./channel.ts";
import { afterPaint } from "./after-paint.ts";
import { copyText } from "./copy.ts";
import { type Entry, readHistory, recallHistory, storeHistory, withEntry } from "./history.ts";

/** Makes a lab's element come alive, wherever it stands in the page and whenever it is put there. */
export function defineLab<Data, State>(lab: Lab<Data, State>): void {
  const name = `${lab.name}-lab`;
  if (customElements.get(name)) return;
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback(): void {
        if (this.dataset["alive"] !== undefined) return;
        this.dataset["alive"] = "";
        openLab(this, lab);
      }
    },
  );
}

function openLab<Data, State>(element: HTMLElement, lab: Lab<Data, State>): void {
  const text = element.dataset["lab"] ?? "null";
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- still.ts wrote it from such data
  const data = JSON.parse(text) as Data;
  const id = `${lab.name} ${element.closest("section")?.id ?? ""}`;
  const story = lab.story(data);
  // The small slides in the speaker's view show what was done elsewhere.
  const isMirror = currentRole() === "preview";
  let history = isMirror ? [] : recallHistory(id, text);
  let state = replay(lab, data, history);

  const part = (name: string) => element.querySelector<HTMLElement>(`:scope > .lab-${name}`);
  const [view, toolbar, voice] = [part("view"), part("tools"), part("says")];
  const drawView = drawing(view);
  const drawToolbar = drawing(toolbar);
  const set = (next: readonly Entry[]) => {
    history = next;
    state = replay(lab, data, history);
    drawView(lab.view(data, state));
    drawToolbar(drawTools(story, history));
  };
  const change = (next: readonly Entry[]) => {
    const before = state;
    set(next);
    const after = state;
    // What was done is seen sooner if the others hear of it later.
    afterPaint(() => {
      say(voice, lab.tell(data, before, after));
      storeHistory(id, text, history);
      tell({ type: "history", lab: id, history });
    });
  };
  const act = (entry: Entry) => {
    if (lab.act(data, state, entry) !== state) change(withEntry(history, entry));
  };

  const tell = joinLabs((message) => {
    if (!element.isConnected) return;
    if (isMirror && message.type === "history" && message.lab === id) set(readHistory(message.history));
    if (!isMirror && message.type === "question") tell({ type: "history", lab: id, history });
  });
  if (isMirror) tell({ type: "question" });
  if (history.length > 0) set(history);

  element.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button || button.ariaDisabled === "true") return;
    const { act: name, value = "", scene, undo, copy } = button.dataset;
    if (name !== undefined) act({ act: name, value });
    else if (scene !== undefined) change(actionsUpTo(story, Number(scene)));
    else if (undo !== undefined) change(history.slice(0, -1));
    else if (copy !== undefined) void copyText(button, copy, (words) => say(voice, words));
  });
  element.addEventListener("input", ({ target }) => {
    if (!isField(target) || target.dataset["act"] === undefined) return;
    const isTicked = target instanceof HTMLInputElement && target.type === "checkbox";
    const value = isTicked ? (target.checked ? "on" : "off") : target.value;
    act({ act: target.dataset["act"], value, ...(isTyped(target) ? { typed: true } : {}) });
  });
  // Reveal leaves every key to a field with the focus, but a clicker turns slides all the same.
  element.addEventListener("keydown", ({ key, target }) => {
    if (isField(target) && key.startsWith("Page")) target.blur();
  });
  element.addEventListener("scene", (event) => {
    if (!(event instanceof CustomEvent)) return;
    const scene = Number(event.detail);
    if (scene <= story.length) change(actionsUpTo(story, scene));
  });
}

/** A function that brings an element's content up to date; only the parts that changed are looked at. */
function drawing(element: HTMLElement | null): (content: Html) => void {
  let drawn: readonly string[] = [];
  const renew = (which: readonly number[]) => {
    if (!element || which.length === 0) return;
    const marks = marksIn(element);
    // Parsed in one go, since beginning takes longer than reading; a template takes any element.
    const template = document.createElement("template");
    template.innerHTML = which.map((i) => drawn[i]).join("");
    const fresh = [...template.content.children];
    which.forEach((i, j) => {
      const part = marks[i - 1]?.nextElementSibling;
      if (part && fresh[j]) morph(part, fresh[j], false);
    });
  };
  return ({ markup }) => {
    const pieces = markup.split(PART);
    const changed = pieces.flatMap((piece, i) => (piece === drawn[i] ? [] : [i]));
    const isFrameKept = pieces.length === drawn.length && changed.every((i) => i % 2 === 1);
    drawn = pieces;
    if (!element || changed.length === 0) return;
    if (!isFrameKept) return morph(element, parse(element, markup), true);
    const marks = marksIn(element);
    const isFolded = (i: number) => Boolean(marks[i - 1]?.parentElement?.closest("details:not([open])"));
    renew(changed.filter((i) => !isFolded(i)));
    const unseen = changed.filter(isFolded);
    if (unseen.length > 0) afterPaint(() => renew(unseen));
  };
}

function marksIn(element: HTMLElement): readonly Comment[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_COMMENT);
  const marks: Comment[] = [];
  for (let node = walker.nextNode(); node instanceof Comment; node = walker.nextNode()) marks.push(node);
  return marks;
}

/** An element as `parent` is, with this content. */
function parse(parent: HTMLElement, markup: string): Element {
  const copy = document.createElement(parent.localName);
  copy.innerHTML = markup;
  return copy;
}

function morph(old: Element, fresh: Element, childrenOnly: boolean): void {
  const onBeforeElUpdated = (from: HTMLElement, to: HTMLElement) => {
    // What somebody has unfolded stays open.
    if (from instanceof HTMLDetailsElement) to.toggleAttribute("open", from.open);
    return isField(from) || !from.isEqualNode(to);
  };
  morphdom(old, fresh, { childrenOnly, onBeforeElUpdated });
}

/** Says something to screen readers, again even if it is what was said last. */
function say(part: HTMLElement | null, words: string): void {
  if (!part || words === "") return;
  // Changed in place: for a new node, the browser would match the styles of the whole deck again.
  const text = part.firstChild;
  if (text instanceof Text) text.data = text.data === words ? `${words}\u00A0` : words;
  else part.append(words);
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  );
}

function isTyped(field: Field): boolean {
  return field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text");
}
