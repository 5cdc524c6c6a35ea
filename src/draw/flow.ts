import * as v from "valibot";
import { type Html, html } from "../html.ts";
import { leadingHash, list, markHashes, role, says, text } from "./fields.ts";
import { definePicture } from "./picture.ts";
import { hashPrint } from "./print.ts";
import { readTag, tag } from "./tag.ts";

const step = v.strictObject(
  {
    title: text("The title of a step"),
    text: v.optional(text("The text")),
    code: v.optional(text("The code")),
    role: v.optional(role),
  },
  "A step has a `title`, and perhaps a `text`, `code` and a `role` that makes it stand out",
);

const outcome = v.strictObject(
  {
    when: v.pipe(
      text("`when`"),
      v.regex(/^[✓✗]\s*\S/, "`when` starts with ✓ or ✗, then says in words which case it is"),
    ),
    title: text("The title of an outcome"),
    text: v.optional(text("The text")),
    figure: v.optional(text("The figure")),
  },
  "An outcome has `when` and a `title`, and perhaps a `text` and a `figure`",
);

const schema = v.strictObject(
  {
    says,
    steps: list(step, "steps", 1, 4),
    fork: v.optional(list(outcome, "outcomes", 2, 2)),
  },
  "A flow has `says` and `steps`, and perhaps a `fork`",
);

/** Steps one after the other, and perhaps two ways in which they end. */
export const flow = definePicture({
  name: "flow",
  schema,
  draw({ says: sentence, steps, fork }) {
    return html`<div class="flow" role="group" aria-label="${sentence}">
      <ol class="flow-steps" role="list">
        ${steps.map(drawStep)}
      </ol>
      ${fork && drawFork(fork)}
    </div>`;
  },
});

/** A step; code that begins with a store hash has its print above it. */
function drawStep({ title, text: more, code, role: meaning }: v.InferOutput<typeof step>): Html {
  const hash = code && leadingHash(code);
  return html`<li class="${meaning && `chosen hull-${meaning} h-${meaning}`}">
    <div>
      <b>${title}</b>${more && html`<p>${more}</p>`}${hash && hashPrint(hash)}${code && html`<code>${markHashes(code)}</code>`}
    </div>
  </li>`;
}

function drawFork(outcomes: readonly v.InferOutput<typeof outcome>[]): Html {
  return html`<ul class="flow-fork branches" role="list">
    ${outcomes.map(({ when, title, text: more, figure }) => {
      const { kind = "ok", text: words } = readTag(when);
      return html`<li class="${kind}">
        <div>
          ${tag(kind, words)}<b>${title}</b>${more && html`<p>${more}</p>`}${figure && html`<output>${figure}</output>`}
        </div>
      </li>`;
    })}
  </ul>`;
}
