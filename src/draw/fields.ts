import * as v from "valibot";
import { type Html, html } from "../html.ts";

/**
 * A text that is not empty. `what` names it in messages, as in `The label`. Numbers are refused,
 * since YAML would turn `1.0` into `1`.
 */
export function text(what: string) {
  return v.pipe(v.string(`${what} is a text: put it in quotes`), v.trim(), v.nonEmpty(`${what} is empty`));
}

/** Code in which the hash of every store path stands out; a path may go on below before it and after it. */
export function withJoints(content: string): Html[] {
  return content.split(storePath).map((part, i) => {
    if (i % 3 === 1) return html`<wbr /><b class="hash">${part}</b>`;
    return i % 3 === 2 ? nameOf(part) : html`${part}`;
  });
}

const storePath = /(?<=\/nix\/store\/)([0-9a-df-np-sv-z]{32})(-[\w.+-]*)/u;

/** What follows a hash begins a line of its own, with the hyphen, where there is no room. */
function nameOf(rest: string): Html {
  return html`<wbr /><span class="together">${rest}</span>`;
}

/** A text in which what stands between backticks is code. */
export function withCode(content: string): Html[] {
  return content
    .split("`")
    .map((part, i) => (i % 2 === 1 ? html`<code>${markHashes(part)}</code>` : html`${part}`));
}

const storeHash = /(?<![0-9a-z])([0-9a-df-np-sv-z]{32})(?![0-9a-z])([-.][\w.+-]*)?/u;

/** The store hash that code begins with; undefined if it begins with none. */
export function leadingHash(code: string): string | undefined {
  const found = storeHash.exec(code);
  return found?.index === 0 ? found[1] : undefined;
}

/**
 * Code in which every store hash stands out, and may go on below; where it must be broken, its halves
 * stay whole.
 */
export function markHashes(code: string): Html {
  const parts = code.split(storeHash);
  return html`${parts.map((part, i) => {
    if (i % 3 === 0) return part;
    if (i % 3 === 2) return part && nameOf(part);
    return html`<wbr /><em><span>${part.slice(0, 16)}</span><span>${part.slice(16)}</span></em>`;
  })}`;
}

/** A list of at least `min` and at most `max` things, which are called `things` in messages. */
export function list<const T extends v.GenericSchema>(item: T, things: string, min: number, max: number) {
  return v.pipe(
    v.array(item, `Here stands a list of ${things}: lines that start with a hyphen`),
    v.minLength(min, (issue) => `${issue.received} ${things} are too few: at least ${min}`),
    v.maxLength(max, (issue) => `${issue.received} ${things} are too many for one slide: at most ${max}`),
  );
}

/** The sentence that stands for a picture wherever it cannot be seen. */
export const says = v.pipe(
  text("`says`"),
  v.regex(
    /\s.*[.!?]$/su,
    "`says` is one full sentence with a full stop: whoever cannot see the picture gets nothing else",
  ),
);

/** What a colour says. */
export const role = v.picklist(
  ["hash", "live", "fail", "alt", "ink"],
  "A role is one of `hash`, `live`, `fail`, `alt` and `ink`",
);

/** The way to a value inside the data of a picture, for an issue of `v.rawCheck` about it. */
export function pathTo(
  data: unknown,
  first: string | number,
  ...rest: readonly (string | number)[]
): [v.IssuePathItem, ...v.IssuePathItem[]] {
  const head = step(data, first);
  const path: [v.IssuePathItem, ...v.IssuePathItem[]] = [head];
  for (const key of rest) path.push(step(path.at(-1)?.value, key));
  return path;
}

function step(input: unknown, key: string | number): v.IssuePathItem {
  const value: unknown = isRecord(input) ? input[key] : undefined;
  return { type: "unknown", origin: "value", input, key, value };
}

function isRecord(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null;
}
