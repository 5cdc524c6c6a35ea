import type { Token } from "markdown-it";
import { type Demo, type Demos } from "./demos.ts";
import { type Diagnostic, diagnose, spanAt } from "./diagnostic.ts";
import type { Fence } from "./fence.ts";
import { nearest } from "./nearest.ts";
import type { Place } from "./place.ts";

/** A line that a quotation can be compared with. */
interface Original {
  readonly text: string;
  readonly line: number;
  /** Whether quoting may jump to this line without saying so: the start of another command. */
  readonly startsTurn: boolean;
  /** Whether a quotation may leave out the start or the middle of its words: what a command printed. */
  readonly mayShorten: boolean;
}

/**
 * Compares a fence that names a demo with the recording, or with the demo's file if it names one:
 * every line must stand there, in that order. A line with only `…` leaves lines out; whole turns of
 * a recording may be left out without it. Within a line of output `…` leaves out the start or the
 * middle of a word.
 */
export function checkQuote(token: Token, fence: Fence, demos: Demos, place: Place): Diagnostic | undefined {
  if (fence.demo === undefined) return undefined;
  const demo = demos.get(fence.demo);
  if (!demo) return unknownDemo(fence.demo, demos, place.ofText(token, `demo=${fence.demo}`));
  if (fence.file === undefined) {
    const originals = demo.lines.map(({ kind, text, line }) => {
      const startsTurn = kind === "command" && text.startsWith("$ ");
      return { text, line, startsTurn, mayShorten: kind === "output" };
    });
    return compare(token, originals, demo.file, place);
  }
  const source = demo.files.get(fence.file);
  if (source) {
    const lines = source.text.replace(/\n$/, "").split("\n");
    return compare(
      token,
      lines.map((text, i) => ({ text, line: i + 1, startsTurn: false, mayShorten: false })),
      source.file,
      place,
    );
  }
  const span = place.ofText(token, `file=${fence.file}`);
  const hint = nearestOf(fence.file, [...demo.files.keys()]);
  return diagnose(
    "quote/unknown-demo",
    span,
    `The demo \`${demo.name}\` has no file \`${fence.file}\`.`,
    hint,
  );
}

/** The complaint that there is no demo of a name. */
export function unknownDemo(name: string, demos: Demos, span: ReturnType<typeof spanAt>): Diagnostic {
  const hint = nearestOf(name, [...demos.keys()]);
  return diagnose("quote/unknown-demo", span, `There is no recorded demo \`${name}\`.`, hint);
}

function nearestOf(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant
    ? `Write \`${meant}\` if that is what you mean.`
    : `Use one of: ${known.join(", ") || "(there are none)"}.`;
}

function compare(
  token: Token,
  originals: readonly Original[],
  file: string,
  place: Place,
): Diagnostic | undefined {
  const quoted = token.content.replace(/\n$/, "").split("\n");
  let next = 0;
  let mayJump = true;
  for (const [i, raw] of quoted.entries()) {
    const text = raw.trimEnd();
    if (text.trim() === "…") {
      mayJump = true;
      continue;
    }
    const found = find(text, originals, next, mayJump);
    if (found === undefined) {
      if (text === "") continue;
      return mismatch(token, i + 1, text, originals[next] ?? originals.at(-1), file, place);
    }
    next = found + 1;
    mayJump = false;
  }
  // What a command printed after the last quoted line must not be cut off silently.
  const after = originals[next];
  if (mayJump || !after || after.startsTurn || originals.every((line) => !line.startsTurn)) return undefined;
  return mismatch(token, quoted.length, "", after, file, place);
}

function find(
  text: string,
  originals: readonly Original[],
  from: number,
  mayJump: boolean,
): number | undefined {
  const here = originals[from];
  if (here && isQuotedBy(text, here)) return from;
  const start = text.startsWith("$ ");
  const at = originals.findIndex(
    (line, i) => i >= from && (mayJump || line.startsTurn) && isQuotedBy(text, line),
  );
  if (at < 0) return undefined;
  // A jump to another command must not hide what the command before still printed.
  const isEnd = mayJump || !start || from === 0 || originals[from]?.startsTurn === true;
  return isEnd ? at : undefined;
}

function isQuotedBy(text: string, original: Original): boolean {
  const recorded = original.text.trimEnd();
  if (recorded === text || !original.mayShorten || !text.includes("…")) return recorded === text;
  const parts = text.split("…").map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join("\\S+(?=\\S)")}$`, "u").test(recorded);
}

function mismatch(
  token: Token,
  line: number,
  text: string,
  expected: Original | undefined,
  file: string,
  place: Place,
): Diagnostic {
  const span = place.inFence(token, line, 1, text.length);
  const message =
    text === ""
      ? "The recording goes on after this line."
      : "This line does not stand in the recording, or not here.";
  const hint = "Copy it letter for letter, or write `…` on a line of its own where lines are left out.";
  const related = expected && {
    message: "The next recorded line is this one.",
    span: spanAt(file, expected.line, 1, expected.text.length),
  };
  return diagnose("quote/mismatch", span, message, hint, related);
}

/**
 * What a footer says of the demos that a slide quotes: `recorded: shop, profiles · Nix 2.26.3`, and
 * which compiler it was if in one of them no command is one of Nix.
 */
export function recordedLine(names: readonly string[], demos: Demos): string | undefined {
  const quoted = names.map((name) => demos.get(name)).filter((demo): demo is Demo => demo !== undefined);
  if (quoted.length === 0) return undefined;
  const withNix = quoted.filter(({ transcript }) =>
    transcript.turns.some(({ command }) => /\bnix\b/.test(command)),
  );
  const compiler = ({ transcript: { suite, gcc } }: Demo) => {
    const version = `gcc\u00A0${gcc}`;
    return withNix.length > 0 ? version : `Debian\u00A0${suite}, ${version}`;
  };
  const versions = [
    ...withNix.map(({ transcript }) => `Nix\u00A0${transcript.nix}`),
    ...quoted.filter((demo) => !withNix.includes(demo)).map(compiler),
  ];
  const shown = quoted.map((demo) => demo.name.replaceAll("-", " "));
  return `recorded: ${shown.join(", ")}\u00A0· ${[...new Set(versions)].join(", ")}`;
}
