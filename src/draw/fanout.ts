import * as v from "valibot";
import { type Html, html } from "../html.ts";
import { list, says, text } from "./fields.ts";
import { definePicture } from "./picture.ts";

const effect = v.strictObject(
  { title: text("The title"), text: v.optional(text("The text")) },
  "Each thing has a `title`, and perhaps a `text`",
);

const schema = v.strictObject(
  {
    says,
    from: text("`from`, the line of code,"),
    to: list(effect, "things", 2, 7),
  },
  "A fanout has `says`, `from` and `to`",
);

/** One line of code and everything that it sets up. */
export const fanout = definePicture({
  name: "fanout",
  schema,
  draw({ says: sentence, from, to }) {
    return html`<div class="fanout" role="group" aria-label="${sentence}">
      <p class="fanout-from"><code>${from}</code></p>
      <ul class="branches" role="list">
        ${to.map(drawEffect)}
      </ul>
    </div>`;
  },
});

function drawEffect({ title, text: more }: v.InferOutput<typeof effect>): Html {
  return html`<li><div><b>${title}</b>${more && html` <span>${more}</span>`}</div></li>`;
}
