import * as v from "valibot";
import { type Html, html } from "../html.ts";

/**
 * A text that is not empty. `what` names it in messages, as in `The label`. Numbers are refused,
 * since YAML would turn `1.0` into `1`.
 */
export function text(what: string) {
  return v.pipe(v.string(`${what} is a text: put it in quotes`), v.trim(), v.nonEmpty(`${what} is empty`));
}

/**
 * A text in which store paths may go on below after the store: browsers see no joint before a digit,
 * and would cut the hash.
 */
export function withJoints(content: string): Html[] {
  return content.split(joint).map((part, i) => (i > 0 ? html`<wbr />${part}` : html`${part}`));
}

const joint = /(?<=\/nix\/store\/)(?=[0-9a-z]{32}-)/;

/** A text in which what stands between backticks is code. */
export function withCode(content: string): Html[] {
  return content
    .split("`")
    .map((part, i) => (i % 2 === 1 ? html`<code>${markHashes(part)}</code>` : html`${part}`));
}

const storeHash = /(?<![0-9a-z])([0-9a-df-np-sv-z]{32})(?![0-9a-z])(-?)/u;

/** The store hash that code begins with; undefined if it begins with none. */
export function leadingHash(code: string): string | undefined {
  const found = storeHash.exec(code);
  return found?.index === 0 ? found[1] : undefined;
}

/**
 * Code in which every store hash stands out, and may go on below; where it must be broken, its halves
 * stay whole, and the hyphen after it stays with it.
 */
export function markHashes(code: string): Html {
  const parts = code.split(storeHash);
  return html`${parts.map((part, i) => {
    if (i % 3 === 0) return part;
    const half = html`<em><span>${part.slice(16)}</span></em>`;
    return i % 3 === 1
      ? html`<wbr /><em><span>${part.slice(0, 16)}</span></em><span class="together">${half}${parts[i + 1]}</span>`
      : undefined;
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
