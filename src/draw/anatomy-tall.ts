import { type Html, html } from "../html.ts";
import type { Anatomy } from "./anatomy.ts";
import { hashPrint } from "./print.ts";

/** The anatomy of a store path as a list, for narrow screens. */
export function anatomyTall({ says, path, inputs, parts }: Anatomy): Html {
  return html`<div class="tall anatomy-tall" role="group" aria-label="${says}">
    <ul class="anatomy-inputs" role="list">
      ${inputs.map(({ name, example }) => html`<li><b>${name}</b> <code>${example}</code></li>`)}
    </ul>
    <p class="anatomy-hashing"><span aria-hidden="true">↓</span> SHA-256, folded to 160 bits</p>
    <p class="anatomy-path">
      <code
        ><span class="store">${path.dir}/</span>${hashPrint(path.hash)}<b class="hash">${path.hash}</b
        ><span class="store">-</span><b>${path.name}</b><span>${path.rest}</span></code
      >
    </p>
    <ul class="anatomy-parts" role="list">
      ${term(path.dir, "The store", parts.store)}
      ${term(path.hash, "The hash: 32 characters, 160 bits", parts.hash, "hash")}
      ${term(path.name, "The name", parts.name)}
      ${parts.file === undefined ? undefined : term(path.rest, "A file inside", parts.file)}
    </ul>
  </div>`;
}

function term(part: string, title: string, note: string, role?: "hash"): Html {
  return html`<li>
    <p class="${role}"><b>${title}</b> <code>${part}</code></p>
    <p class="anatomy-note">${note}</p>
  </li>`;
}
