import morphdom from "morphdom/dist/morphdom-esm.js";
import type { Html } from "../../html.ts";
import { actionsUpTo, type Lab, replay } from "../../labs/lab.ts";
import { drawTools } from "../../labs/tools.ts";
import { currentRole } from "../role.ts";
import { joinLabs } from "./channel.ts";
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
  let tools = "";
  const draw = () => {
    morph(view, lab.view(data, state));
    const drawn = drawTools(story, history);
    // While somebody types they mostly stay as they are.
    if (drawn.markup !== tools) morph(toolbar, drawn);
    tools = drawn.markup;
  };
  const show = (next: readonly Entry[]) => {
    const before = state;
    history = next;
    state = replay(lab, data, history);
    draw();
    return before;
  };
  const change = (next: readonly Entry[]) => {
    const before = show(next);
    say(voice, lab.tell(data, before, state));
    storeHistory(id, text, history);
    tell({ type: "history", lab: id, history });
  };
  const act = (entry: Entry) => {
    if (lab.act(data, state, entry) !== state) change(withEntry(history, entry));
  };

  const tell = joinLabs((message) => {
    if (!element.isConnected) return;
    if (isMirror && message.type === "history" && message.lab === id) show(readHistory(message.history));
    if (!isMirror && message.type === "question") tell({ type: "history", lab: id, history });
  });
  if (isMirror) tell({ type: "question" });
  if (history.length > 0) draw();

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

function morph(part: HTMLElement | null, { markup }: Html): void {
  if (!part) return;
  const next = part.cloneNode(false);
  if (!(next instanceof HTMLElement)) return;
  next.innerHTML = markup;
  const onBeforeElUpdated = (old: HTMLElement, fresh: HTMLElement) => {
    // What somebody has unfolded stays open.
    if (old instanceof HTMLDetailsElement) fresh.toggleAttribute("open", old.open);
    return isField(old) || !old.isEqualNode(fresh);
  };
  morphdom(part, next, { childrenOnly: true, onBeforeElUpdated });
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
