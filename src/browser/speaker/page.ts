import { html } from "../../html.ts";
import "./speaker.css";

/** Everything a speaker can do, by key or by button. */
export type Action =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "black"
  | "clock"
  | "reset"
  | "larger"
  | "smaller"
  | "down"
  | "up"
  | "theme"
  | "help";

const gauges: readonly (readonly [name: string, label: string])[] = [
  ["time", "Time"],
  ["elapsed", "Elapsed"],
  ["left", "The talk"],
  ["section-left", "This section"],
  ["slide-left", "This slide"],
  ["pace", "Pace"],
  ["number", "Slide"],
];

const buttons: readonly (readonly [action: Action, label: string])[] = [
  ["previous", "Back"],
  ["next", "Next"],
  ["black", "Black screen"],
  ["clock", "Start the clock"],
  ["reset", "Reset"],
  ["smaller", "Text −"],
  ["larger", "Text +"],
  ["theme", "Theme"],
  ["help", "Keys"],
];

const markup = html`<main class="speaker">
  <h1 class="unseen">Speaker’s view</h1>
  <dl class="gauges">
    ${gauges.map(([name, label]) => html`<div data-gauge="${name}"><dt>${label}</dt><dd data-ui="${name}"></dd></div>`)}
  </dl>
  <p class="lost" data-ui="lost" role="status" hidden>
    The slides are not open in this browser. <a href="?view=slides" target="_blank">Open the slides</a>
  </p>
  <div class="desk">
    <div class="screens">
      <h2 data-ui="now-label"></h2>
      <div class="screen" data-ui="now"><iframe src="?preview=current" title="Current slide" inert></iframe></div>
      <h2 data-ui="next-label"></h2>
      <div class="screen" data-ui="next"><iframe src="?preview=next" title="Next step" inert></iframe></div>
      <p data-ui="next-title"></p>
    </div>
    <section class="script" aria-labelledby="speaker-title">
      <p data-ui="section"></p>
      <h2 id="speaker-title" data-ui="title"></h2>
      <div class="said" data-ui="notes" tabindex="0" role="region" aria-label="Notes"></div>
    </section>
  </div>
  <div class="buttons">
    ${buttons.map(([action, label]) => html`<button type="button" data-action="${action}">${label}</button>`)}
  </div>
</main>`;

/** The speaker's view in the page: `part` finds an element of it by its name. */
export interface Page {
  readonly root: HTMLElement;
  readonly part: (name: string) => HTMLElement;
  readonly button: (action: Action) => HTMLElement;
  readonly frames: readonly HTMLIFrameElement[];
}

/** Puts the speaker's view into the page and calls `act` for every button pressed. */
export function openPage(act: (action: Action) => void): Page {
  const template = document.createElement("template");
  template.innerHTML = markup.markup;
  const root = find(template.content, ".speaker");
  root.addEventListener("click", ({ target, detail }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-action]") : null;
    const [action] = buttons.find(([name]) => name === button?.dataset["action"]) ?? [];
    if (!button || !action) return;
    act(action);
    // After a click with the mouse the space bar shall mean "next" again, not "this button".
    if (detail > 0) button.blur();
  });
  document.body.append(root);
  return {
    root,
    part: (name) => find(root, `[data-ui="${name}"]`),
    button: (action) => find(root, `[data-action="${action}"]`),
    frames: [...root.querySelectorAll("iframe")],
  };
}

function find(root: ParentNode, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The speaker's view has no ${selector}.`);
  return found;
}
