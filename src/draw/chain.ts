import * as v from "valibot";
import { type Html, html } from "../html.ts";
import { parseStorePath } from "../nix/base32.ts";
import { list, role, says, text } from "./fields.ts";
import { shortHash } from "./object.ts";
import { definePicture } from "./picture.ts";
import { hashPrint } from "./print.ts";

const link = v.strictObject(
  { name: text("The name of a link"), note: v.optional(text("The note")), role: v.optional(role) },
  "A link has a `name`, and perhaps a `note` and a `role`",
);

const schema = v.strictObject({ says, links: list(link, "links", 2, 6) }, "A chain has `says` and `links`");

type Link = v.InferOutput<typeof link>;

/** Links that point to links; what is a store path is drawn as a store object. */
export const chain = definePicture({
  name: "chain",
  schema,
  draw: ({ says: label, links }) =>
    html`<ol class="chain" role="list" aria-label="${label}">
      ${links.map((each, i) => drawLink(each, i === links.length - 1))}
    </ol>`,
});

function drawLink({ name, note, role: color = "ink" }: Link, last: boolean): Html {
  const path = parseStorePath(name);
  const more = note === undefined ? undefined : html`<span class="chain-note">${note}</span>`;
  const body = path
    ? html`${hashPrint(path.hash, { role: color })}
        <code
          ><b>${path.name}${path.rest}</b>
          <span class="h-${color}">${shortHash(path.hash)}</span></code
        >`
    : html`<code><b>${name}</b></code>`;
  return html`<li class="${path || last ? "chain-object" : "chain-link"}">
    <div class="chain-box r-${color}">${body}</div>
    ${more}
  </li>`;
}
