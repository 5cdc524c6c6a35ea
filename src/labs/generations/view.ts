import { type Html, html } from "../../html.ts";
import { drawMap } from "./map.ts";
import { programOf } from "./model.ts";
import { type GenerationsLab, isNew, type State } from "./state.ts";
import { explain } from "./words.ts";

/** What points to what; beside it what that means, and what Nix said last; below it what can be done. */
export function view(data: GenerationsLab, state: State): Html {
  return html`${drawMap(data, state)}
    <div class="gens-side">
      <p class="gens-words">${unbroken(explain(state))}</p>
      ${drawTerminal(state)}
    </div>
    <div class="gens-controls">${drawControls(data, state)}</div>`;
}

/** No line ends within the name of a package. */
function unbroken(text: string): readonly Html[] {
  return text
    .split(/(\S+-\d\S*)/u)
    .map((part, i) => (i % 2 === 1 ? html`<span class="together">${part}</span>` : html`${part}`));
}

interface Control {
  readonly act: string;
  readonly value?: string;
  readonly text: string;
  readonly isOff?: boolean;
}

function drawControls(data: GenerationsLab, state: State): readonly Html[] {
  const names = Object.keys(data.packages).map(programOf);
  const programs = [...new Set(names)].map((program): readonly [string, readonly Control[]] => {
    const hasVersions = names.indexOf(program) !== names.lastIndexOf(program);
    const upgrade = { act: "upgrade", value: program, text: "Upgrade" };
    return [
      program,
      [
        { act: "install", value: program, text: "Install" },
        ...(hasVersions ? [upgrade] : []),
        { act: "uninstall", value: program, text: "Uninstall" },
      ],
    ];
  });
  const groups: readonly (readonly [string, readonly Control[]])[] = [
    ...programs,
    [
      "profile",
      [
        { act: "rollback", text: "Roll back" },
        { act: "empty", text: "New user", isOff: isNew(state.world) },
      ],
    ],
    ["time", [{ act: "days", value: "20", text: "+ 20 days" }]],
    [
      "forget",
      [
        { act: "forget", value: "old", text: "old" },
        { act: "forget", value: "30d", text: "30 days" },
        { act: "forget", value: "+2", text: "all but 2" },
      ],
    ],
    [
      "collect",
      [
        { act: "collect", text: "dead" },
        { act: "sweep", text: "old and dead" },
      ],
    ],
  ];
  return groups.map(
    ([name, controls]) =>
      html`<div role="group" aria-label="${name}">
        <span>${name}</span>
        <div class="lab-strip">${controls.map(drawControl)}</div>
      </div>`,
  );
}

function drawControl({ act, value = "", text, isOff = false }: Control): Html {
  const off = isOff ? html`aria-disabled="true"` : undefined;
  return html`<button
    type="button"
    id="gens-${act}-${value}"
    data-act="${act}"
    data-value="${value}"
    ${off}
  >
    ${text}
  </button>`;
}

/** Lines of output that there is room for. */
const MOST = 6;

function drawTerminal({ world, last }: State): Html {
  if (!last) return html`<div class="term gens-term"></div>`;
  const { action, before, command, prints, status } = last;
  const { act, value } = action;
  const offer = world.offers[value];
  const isNews = act === "upgrade" && offer !== before.offers[value];
  const comments = [
    act === "days" ? `${value} days later` : "",
    act === "empty" ? "a new user on a new machine" : "",
    isNews ? `${offer ?? ""} has come out` : "",
  ].filter(Boolean);
  const lines = prints.length > MOST ? [...prints.slice(0, 2), "…", ...prints.slice(3 - MOST)] : prints;
  const said = command !== undefined && prints.length === 0 ? ["prints nothing"] : [];
  return html`<div class="term gens-term"><pre><code><span class="turn">${[
    ...comments.map((text) => drawLine("cut", `# ${text}`)),
    ...(command === undefined ? [] : [drawCommand(command)]),
    ...lines.map((line) => drawLine(line === "…" ? "cut" : "out", line)),
    ...said.map((text) => drawLine("cut", `# ${text}`)),
    ...(status === 0 ? [] : [drawLine("exit", `[exit status ${status}]`)]),
  ]}</span></code></pre></div>`;
}

function drawCommand(command: string): Html {
  return html`<span class="line cmd"><span class="prompt">$ </span>${command}</span>\n`;
}

function drawLine(kind: string, text: string): Html {
  return html`<span class="line ${kind}">${text}</span>\n`;
}
