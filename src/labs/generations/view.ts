import { type Html, html } from "../../html.ts";
import { drawMap } from "./map.ts";
import { programOf, type World } from "./model.ts";
import { type GenerationsLab, isNew, type State, type Turn } from "./state.ts";
import { explain } from "./words.ts";

/** What points to what; beside it what that means, and what Nix said last; below it what can be done. */
export function view(data: GenerationsLab, state: State): Html {
  return html`${drawMap(data, state)}
    <div class="gens-side">
      <p class="gens-words">${named(data, explain(state))}</p>
      ${drawTerminal(state)}
    </div>
    <div class="gens-controls">${drawControls(data, state)}</div>`;
}

/** Packages and programs look like what one types, and no line ends within one, or within `30 days`. */
function named({ packages }: GenerationsLab, text: string): readonly Html[] {
  const names = new Set(Object.keys(packages).flatMap((name) => [name, programOf(name)]));
  return text
    .replaceAll(/(\d) (?=day)/gu, "$1\u00A0")
    .split(/([\w-]+(?:\.\d+)*)/u)
    .map((word) => (names.has(word) ? html`<samp class="together">${word}</samp>` : html`${word}`));
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

/** What a line of output is read for. */
const RESULT = /(profile-\d+-link|profile version \d+|version \d+ to \d+|'[^'/]+'$|\d+ store paths)/u;

/** Lines that there is room for, those of output, and characters in a line. */
const [ROOM, MOST, WIDTH] = [6, 6, 33];

/** What Nix said last, and what it said before that if there is room. */
function drawTerminal({ world, last }: State): Html {
  if (!last) return html`<div class="term gens-term"></div>`;
  const { earlier, before } = last;
  const lines = linesOf(last, world);
  const past = earlier ? linesOf(earlier, before) : [];
  const height = [...past, ...lines].reduce((sum, [, text]) => sum + Math.ceil(text.length / WIDTH), 0);
  return html`<div class="term gens-term"><pre><code>${[
    past.length > 0 && height <= ROOM ? drawTurn(past) : "",
    drawTurn(lines, RESULT),
  ]}</code></pre></div>`;
}

function drawTurn(lines: readonly Line[], mark?: RegExp): Html {
  return html`<span class="turn">${lines.map((line) => drawLine(line, mark))}</span>`;
}

/** `path`: with a path in it, which may be broken anywhere. */
type Line = readonly [kind: "cmd" | "out" | "path" | "cut" | "exit", text: string];

/** What stands in a terminal for something that happened, and the world after it. */
function linesOf({ action, before, command, prints, status }: Turn, world: World): readonly Line[] {
  const { act, value } = action;
  const offer = world.offers[value];
  const isNews = act === "upgrade" && offer !== before.offers[value];
  const comments = [
    act === "days" ? `${value} days later` : "",
    act === "empty" ? "a new user on a new machine" : "",
    isNews ? `${offer ?? ""} has come out` : "",
  ].filter(Boolean);
  const lines = prints.length > MOST ? [...prints.slice(0, 2), "…", ...prints.slice(3 - MOST)] : prints;
  const isSilent = command !== undefined && prints.length === 0;
  return [
    ...comments.map((text): Line => ["cut", `# ${text}`]),
    ...(command === undefined ? [] : [["cmd", `$ ${command}`] as const]),
    ...(isSilent ? [["cut", "# prints nothing"] as const] : []),
    ...lines.map((line): Line => [line === "…" ? "cut" : line.includes("/") ? "path" : "out", line]),
    ...(status === 0 ? [] : [["exit", `[exit status ${status}]`] as const]),
  ];
}

function drawLine([kind, text]: Line, mark?: RegExp): Html {
  const pieces =
    kind === "cmd"
      ? [html`<span class="prompt">$ </span>`, text.slice(2)]
      : (mark ? text.split(mark) : [text]).map((piece, i) =>
          i % 2 === 1
            ? html`<mark class="${piece.endsWith("-link") ? "live" : "hash"}">${piece}</mark>`
            : piece,
        );
  return html`<span class="line ${kind}">${pieces}</span>\n`;
}
