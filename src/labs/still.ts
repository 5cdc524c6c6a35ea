import { type Html, html, unsafeHtml } from "../html.ts";
import type { Lab } from "./lab.ts";
import { drawTools } from "./tools.ts";

/**
 * A lab as it stands in the page until it comes alive, and for good where it never does: on paper,
 * and without JavaScript. `says` is the sentence that stands for it where it cannot be seen.
 */
export function still<Data, State>(lab: Lab<Data, State>, says: string, data: Data): Html {
  const tag = unsafeHtml(`${lab.name}-lab`);
  return html`<${tag} class="lab" role="group" aria-label="${says}" data-lab="${JSON.stringify(data)}">
    <div class="lab-view">${lab.view(data, lab.start(data))}</div>
    <div class="lab-tools">${drawTools(lab.story(data), [])}</div>
    <p class="lab-says" role="status"></p>
  </${tag}>`;
}
