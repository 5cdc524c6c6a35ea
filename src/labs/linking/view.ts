import { shortHash } from "../../draw/object.ts";
import { hashPrint } from "../../draw/print.ts";
import { tag } from "../../draw/tag.ts";
import { type Html, html } from "../../html.ts";
import { parseStorePath } from "../../nix/base32.ts";
import { choices, programButtons } from "./controls.ts";
import { order, type Place, runAll, type Step } from "./loader.ts";
import {
  caches,
  canList,
  type Linking,
  type Machine,
  runpaths,
  SHARED,
  shelves,
  variables,
} from "./model.ts";

type Ran = ReturnType<typeof runAll>[number];

/** The places with what can be changed there, how far each program has to go, and what it then does. */
export function view(data: Linking, machine: Machine): Html {
  const ran = runAll(data, machine);
  const heads = data.programs.map(
    (program, i) =>
      html`<div class="linking-head ${ran[i] ? "" : "none"}" role="columnheader">
        <b>${program.name}</b>${ran[i] && html`<small>built for ${program.needs}</small>`}
        ${programButtons(data, program, ran[i] !== undefined)}
      </div>`,
  );
  const results = data.programs.map(
    ({ name }, i) => html`<div class="linking-result" role="cell">${drawRun(name, ran[i])}</div>`,
  );
  return html`<div class="linking" role="table" aria-label="Where the loader looks for ${data.seeks}">
    <div role="row">
      <p class="linking-seeks" role="columnheader">looking for <code>${data.seeks}</code></p>
      ${heads}
    </div>
    ${order.map((place, i) => drawPlace(data, machine, ran, place, i))}
    <div role="row">
      <p class="linking-then" role="rowheader">so the price is</p>
      ${results}
    </div>
  </div>`;
}

const names: Readonly<Record<Place, readonly [name: string, note: string]>> = {
  variable: ["LD_LIBRARY_PATH", "from the user"],
  runpath: ["RUNPATH", "in each program"],
  cache: ["/etc/ld.so.cache", "the index"],
  shared: [SHARED, "for everybody"],
};

function drawPlace(data: Linking, machine: Machine, ran: readonly Ran[], place: Place, at: number): Html {
  const [name, note] = names[place];
  const cells = data.programs.map((program, i) => {
    const step = ran[i]?.steps[at];
    const runpath = machine.runpaths[i];
    const control =
      place === "runpath" && runpath !== undefined
        ? choices(
            "runpath",
            `RUNPATH of ${program.name}`,
            runpaths(data).map((value) => ({
              value: `${program.name} ${value}`,
              says: sayRunpath(data, value),
            })),
            `${program.name} ${runpath}`,
          )
        : undefined;
    return html`<div class="linking-cell ${step?.answer ?? "none"}" role="cell">${step && drawStep(data, step)}${control}</div>`;
  });
  return html`<div role="row">
    <div class="linking-place" role="rowheader">
      <span class="linking-no">${at + 1}</span>
      <p><code>${name}</code><small>${note}</small></p>
      ${placeControl(data, machine, place)}
    </div>
    ${cells}
  </div>`;
}

function placeControl(data: Linking, machine: Machine, place: Place): Html | undefined {
  const { variable, cache, shared } = machine;
  const of = (values: readonly string[], none: string) =>
    values.map((value) => ({ value, says: value || none, off: false }));
  if (place === "variable")
    return choices(place, "LD_LIBRARY_PATH", of(variables(data), "not set"), variable);
  if (place === "shared")
    return choices(place, `${data.seeks} in ${SHARED}`, of(shelves(data), "empty"), shared);
  if (place === "runpath") return undefined;
  const listed = of(caches(data), "not listed").map((each) => ({
    ...each,
    off: !canList(machine, each.value),
  }));
  return choices(place, `What the cache lists as ${data.seeks}`, listed, cache);
}

function sayRunpath(data: Linking, value: string): string {
  const library = data.libraries.find(({ path }) => value.startsWith(path));
  return library ? `store ${library.version}` : value || "none";
}

const words = {
  miss: "not there",
  gone: "listed, but gone",
  after: "not asked",
} as const;

function drawStep(data: Linking, { place, directory, answer, version = "" }: Step): Html {
  if (answer !== "hit") {
    const isIndex = place === "cache" && answer === "miss";
    const unset = place === "runpath" ? "none" : "not set";
    return html`<p>${answer === "skipped" ? `${unset}, skipped` : isIndex ? "not listed" : words[answer]}</p>`;
  }
  const path = parseStorePath(directory);
  const where = path
    ? html`<span>${hashPrint(path.hash)}<code>${path.dir}/<wbr />${shortHash(path.hash)}</code></span>`
    : html`<code>${directory}</code>`;
  const second = version === data.libraries[0]?.version ? "" : "alt";
  return html`<p class="${second}"><b>${version}</b>${where}</p>`;
}

function drawRun(name: string, ran: Ran): Html {
  if (!ran) return html`<p>not installed</p>`;
  const { line, error, status, verdict } = ran.run;
  const [, before = line, price = "", after = ""] = /^(.*?)(-?\d+\.\d\d)(.*)$/u.exec(line) ?? [];
  return html`<div class="${verdict}">
    <b>${name}</b>
    ${tag(verdict === "right" ? "ok" : "bad", error === undefined ? before : "exit status")}
    <output>${error === undefined ? price : status}</output>
    <p><samp>${error ?? after}</samp> ${verdict === "wrong" ? "and no error at all" : ""}</p>
  </div>`;
}
