import type { Token } from "markdown-it";
import { attributeList } from "./dialect/attribute-list.ts";
import { type Diagnostic, diagnose } from "./diagnostic.ts";
import type { Place } from "./place.ts";

/** A highlighted text and the colour role it takes. */
export interface Mark {
  readonly role: "hash" | "live" | "fail" | "alt";
  readonly text: string;
}

/** What the line that opens a fence says about it. */
export interface Fence {
  readonly language: string;
  /** For each step the lines in focus, 1-based; an empty set means all of them. */
  readonly steps: readonly ReadonlySet<number>[];
  /** Number of the first line, if line numbers are shown. */
  readonly firstLine: number | undefined;
  readonly marks: readonly Mark[];
  /** The lines that the items of the list after the fence explain, 1-based, in its order. */
  readonly notes: readonly number[];
  readonly classes: readonly string[];
  /** The recorded demo that the text is from, and which of its files. */
  readonly demo: string | undefined;
  readonly file: string | undefined;
  /** Why nothing tests the text, if it is not from a demo. */
  readonly why: string | undefined;
}

type Attributes = readonly (readonly [name: string, value: string])[];
type Complain = (
  code: "fence/lines" | "fence/attribute",
  text: string,
  message: string,
  hint: string,
) => void;

/**
 * Reads the info string of a fence: ` ```nix [1-2|4] demo=derivation file=hello.nix {.small mark="x"}`.
 * Line steps are Reveal's, with its offset for line numbers: `[10: 1-2|4]`.
 */
export function readFence(token: Token, place: Place): { fence: Fence; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const complain: Complain = (code, text, message, hint) =>
    diagnostics.push(diagnose(code, place.ofText(token, text), message, hint));
  const { language, brackets, attributes } = readInfo(token, complain);
  const count = token.content.replace(/\n$/, "").split("\n").length;
  const fence: Fence = {
    language,
    ...readSteps(brackets, count, complain),
    marks: readMarks(attributes, token.content, complain),
    notes: readNotes(attributes, count, complain),
    classes: valuesOf(attributes, "class").flatMap((value) => value.split(/\s+/)),
    demo: valuesOf(attributes, "demo")[0],
    file: valuesOf(attributes, "file")[0],
    why: valuesOf(attributes, "why")[0],
  };
  return { fence, diagnostics };
}

interface Info {
  readonly language: string;
  /** What stands in `[…]`, if anything does. */
  readonly brackets: string | undefined;
  readonly attributes: Attributes;
}

function readInfo(token: Token, complain: Complain): Info {
  const info = token.info.trim();
  const language = /^[^\s[{=]+(?![^\s]*=)/.exec(info)?.[0] ?? "";
  const braces = /\{.*$/.exec(info)?.[0] ?? "";
  const brackets = /\[([^\]]*)\]/.exec(info.replace(braces, ""));
  const bare = info
    .slice(language.length)
    .replace(braces, "")
    .replace(brackets?.[0] ?? "", "");
  const listed = attributeList(braces);
  if (braces !== "" && !listed) {
    const hint = 'Write them like `{.small mark="text"}`.';
    complain("fence/attribute", braces, "The attributes of this fence cannot be read.", hint);
  }
  const fromComment = (token.attrs ?? []).map(([name, value]) => [name, String(value)] as const);
  const attributes = [...(attributeList(`{${bare.trim()}}`) ?? []), ...(listed ?? []), ...fromComment];
  return { language, brackets: brackets?.[1], attributes };
}

const roles: ReadonlyMap<string, Mark["role"]> = new Map([
  ["mark", "hash"],
  ["live", "live"],
  ["fail", "fail"],
  ["alt", "alt"],
]);

function readMarks(attributes: Attributes, content: string, complain: Complain): Mark[] {
  return attributes.flatMap(([key, text]) => {
    const role = roles.get(key);
    if (!role) return [];
    if (text === "" || !content.includes(text)) {
      const message = `“${text}” does not stand in this fence.`;
      complain("fence/attribute", text || key, message, "Mark a text that does, letter for letter.");
    }
    return [{ role, text }];
  });
}

function readNotes(attributes: Attributes, count: number, complain: Complain): number[] {
  const notes = valuesOf(attributes, "notes").flatMap((text) => text.split(/[\s,]+/).map(Number));
  if (notes.some((line) => !(line >= 1 && line <= count))) {
    const message = "`notes` names a line that the fence does not have.";
    complain("fence/attribute", "notes", message, `Name lines from 1 to ${count}.`);
  }
  return notes;
}

function valuesOf(attributes: Attributes, key: string): string[] {
  return attributes.filter(([name]) => name === key).map(([, value]) => value);
}

function readSteps(
  spec: string | undefined,
  count: number,
  complain: Complain,
): Pick<Fence, "steps" | "firstLine"> {
  if (spec === undefined) return { steps: [], firstLine: undefined };
  const [, offset, ranges = ""] = /^\s*(?:(\d+)\s*:)?(.*)$/.exec(spec) ?? [];
  const firstLine = Number(offset ?? 1);
  if (ranges.trim() === "") return { steps: [], firstLine };
  const wrong = (part: string) => {
    const message = `“${part}” is no range of lines of this fence, which has ${count}.`;
    complain("fence/lines", part, message, `Use lines from 1 to ${count}, such as \`[1|${count}]\`.`);
  };
  return { steps: ranges.split("|").map((step) => readRanges(step, count, wrong)), firstLine };
}

function readRanges(step: string, count: number, wrong: (part: string) => void): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const part of step.split(",").map((text) => text.trim())) {
    if (part === "") continue;
    const [, from, to = from] = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (!(first >= 1 && last >= first && last <= count)) wrong(part);
    else for (let line = first; line <= last; line++) lines.add(line);
  }
  return lines;
}
