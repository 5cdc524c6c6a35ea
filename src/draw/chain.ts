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

const schema = v.strictObject(
  {
    says,
    links: list(link, "links", 2, 6),
    before: v.optional(list(link, "links of before", 1, 5)),
  },
  "A chain has `says` and `links`, and perhaps `before`",
);

type Link = v.InferOutput<typeof link>;

/**
 * Links that point to links; what is a store path is drawn as a store object. `before` is where the
 * first link pointed until then: dashed, and read before what it points to now.
 */
export const chain = definePicture({
  name: "chain",
  schema,
  draw: ({ says: label, links, before }) => {
    const all = drawLinks(links);
    if (!before) return html`<ol class="chain" role="list" aria-label="${label}">${all}</ol>`;
    const [first, ...now] = all;
    return html`<div class="chain-fork" role="group" aria-label="${label}">
      <ol class="chain" role="list">${first}</ol>
      <ol class="chain was" role="list">${drawLinks([...links.slice(0, 1), ...before]).slice(1)}</ol>
      <ol class="chain now" role="list">${now}</ol>
    </div>`;
  },
});

function drawLinks(links: readonly Link[]): readonly Html[] {
  return links.map((each, i) => drawLink(each, i === links.length - 1));
}

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
  return html`<li class="${path || last ? "chain-object" : "chain-link"} ${color}">
    <div class="chain-box">${body}</div>
    ${more}
  </li>`;
}
