import { type Html, html } from "../html.ts";
import { actionsUpTo, type Action, type Scene } from "./lab.ts";

/** The row below a lab: the scenes of its story, which number keys play, and ways back. */
export function drawTools(story: readonly Scene[], done: readonly Action[]): Html {
  const now = sceneOf(story, done);
  return html`<ol class="lab-story lab-strip">
      ${story.map(
        ({ title }, i) =>
          html`<li>
            <button type="button" data-scene="${i + 1}" aria-pressed="${String(i + 1 === now)}">
              <kbd>${i + 1}</kbd> ${title}
            </button>
          </li>`,
      )}
    </ol>
    <p class="lab-back lab-strip">
      <button type="button" data-undo aria-disabled="${String(done.length === 0)}">Undo</button>
      <button type="button" data-scene="0" aria-disabled="${String(done.length === 0)}">
        <kbd>0</kbd> Start over
      </button>
    </p>`;
}

/** The number of the scene that these actions are the end of; undefined if they left the story. */
function sceneOf(story: readonly Scene[], done: readonly Action[]): number | undefined {
  if (done.length === 0) return undefined;
  const text = JSON.stringify(done.map(({ act, value }) => [act, value]));
  const ends = story.map((_, i) => actionsUpTo(story, i + 1).map(({ act, value }) => [act, value]));
  const at = ends.findIndex((actions) => JSON.stringify(actions) === text);
  return at < 0 ? undefined : at + 1;
}
