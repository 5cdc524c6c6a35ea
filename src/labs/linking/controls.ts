import { type Html, html } from "../../html.ts";
import { type Linking, ownAddress, type Program } from "./model.ts";

interface Choice {
  readonly value: string;
  readonly says: string;
  /** Whether it cannot be had as things stand. */
  readonly off?: boolean;
}

/** A row of buttons of which one is pressed. */
export function choices(act: string, label: string, all: readonly Choice[], chosen: string): Html {
  return html`<div class="lab-strip" role="group" aria-label="${label}">
    ${all.map(
      ({ value, says, off = false }) =>
        html`<button
          type="button"
          data-act="${act}"
          data-value="${value}"
          aria-pressed="${String(value === chosen)}"
          aria-disabled="${String(off)}"
        >
          ${says.startsWith("/") ? html`<samp>${says}</samp>` : says}
        </button>`,
    )}
  </div>`;
}

/** The buttons that install a program, as usual or with its library's address, or remove it. */
export function programButtons(data: Linking, program: Program, installed: boolean): Html {
  const { name } = program;
  const button = (act: string, value: string, says: string) =>
    html`<button type="button" data-act="${act}" data-value="${value}">${says}</button>`;
  return html`<div class="lab-strip" role="group" aria-label="${name}">
    ${
      installed
        ? button("remove", name, "Remove")
        : [
            button("install", `${name} `, "Install"),
            button("install", `${name} ${ownAddress(data, program)}`, "Install with Nix"),
          ]
    }
  </div>`;
}
