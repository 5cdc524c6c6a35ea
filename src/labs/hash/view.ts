import { hashDiff, hashPrint } from "../../draw/print.ts";
import { tag } from "../../draw/tag.ts";
import { type Html, html } from "../../html.ts";
import { parseStorePath } from "../../nix/base32.ts";
import { part } from "../lab.ts";
import { compare, type Comparison, type Data, differingPart, edited, hashOf, type State } from "./model.ts";
import { drawRails } from "./rails.ts";
import { COMMENT, expressionOf, fill, type Ingredients, originals, type Step } from "./recipe.ts";

/** The steps with their ingredients, and the address of the one that is looked at, before and now. */
export function view(data: Data, state: State): Html {
  const { now, look } = state;
  const all = compare(data, state);
  const steps = fill(data.steps, now);
  const looked = all.get(look);
  return html`<div class="hash-steps">
      <ol class="hash-list ${now[COMMENT] ? "" : "plain"}" role="list">
        ${steps.map((step, i) =>
          drawStep(step, state, all.get(step.id)?.fate ?? "bad", i === 0 ? part(drawRails(steps, all)) : ""),
        )}
      </ol>
      <div class="hash-comment">${part(field(COMMENT, now))} ${tag("same", "no ingredient")}</div>
    </div>
    <div class="hash-result ${looked?.fate}">
      ${looked && drawSides(looked, data, state)}
      <div class="hash-foot">
        ${looked && part(tag(looked.fate, looked.verdict))}
        <details>
          <summary>Nix file</summary>
          ${part(html`<pre id="hash-nix" tabindex="0">${expressionOf(steps, now[COMMENT] ?? "", look)}</pre>`)}
        </details>
        <button type="button" data-copy="#hash-nix">Copy as Nix</button>
      </div>
    </div>`;
}

function drawStep(
  { id, name, edit, uses }: Step,
  { look, now }: State,
  fate: Comparison["fate"],
  rails: Html | string,
): Html {
  return html`<li>
    ${rails}
    ${uses[0] && html`<p>↓ made with ${uses.join(" and ")}</p>`}
    <div class="hash-step">
      ${part(html`<button type="button" data-act="look" data-value="${id}" aria-pressed="${String(id === look)}">
        <code>${name}</code> ${tag(fate, `${fate === "bad" ? "no" : fate} address`)}
      </button>`)}
      ${part(field(edit, now))}
    </div>
  </li>`;
}

function field(name: string, now: Ingredients): Html {
  return html`<label
    >${name}<input
      type="text"
      id="hash-edit-${name}"
      data-act="${name}"
      value="${now[name]}"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
  /></label>`;
}

const legend = html`<span class="hash-legend" aria-hidden="true"
  ><span>now 1</span><span>was 1</span><span>1 both times</span></span
>`;

function drawSides({ before, now }: Comparison, data: Data, state: State): Html {
  const [edit = "", ...more] = edited(data, state);
  const texts = [originals(data.steps)[edit] ?? "", state.now[edit] ?? ""] as const;
  const side = (title: string, text: string, other: string, sign: Html, path: string, was?: string) => {
    const { dir = "", hash = "", name = "" } = parseStorePath(path) ?? {};
    const [head, middle, tail] = differingPart(text, other);
    return html`<div class="hash-side">
      ${part(html`<p>
        <b>${title}</b> <code>${head}<b>${middle}</b>${tail}</code>
        ${more.length > 0 ? `+ ${more.length}` : ""} ${sign}
      </p>`)}
      ${hash && html`${part(was ? hashDiff(hash, was) : hashPrint(hash, { role: "ink" }))}${part(html`<code>${dir}/<b>${hash}</b>-${name}</code>`)}`}
    </div>`;
  };
  return html`${side("before", ...texts, tag("ok", "still there"), before)}
  ${side("now", texts[1], texts[0], legend, now, hashOf(before))}`;
}
