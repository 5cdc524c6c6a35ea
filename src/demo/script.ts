import { parseVariation, type Variation } from "./variation.ts";

/** One command of a demo's script. */
export interface ScriptStep {
  /** What the audience is told before the command; empty if nothing. */
  readonly caption: string;
  /** The command as typed; several lines if all but the last end in a backslash. */
  readonly command: string;
  /** Set-up: run, but neither shown nor recorded. */
  readonly hidden: boolean;
  readonly variations: readonly Variation[];
  /** Line of the script, from 1. */
  readonly line: number;
}

/** A demo's script: what is run in the stage, and how it is presented. */
export interface Script {
  readonly title: string;
  /** Name of the directory below the home directory in which the commands run. */
  readonly directory: string;
  /** Whether Nix builds in its own sandbox. */
  readonly sandbox: boolean;
  /** The time at which the demo begins, `YYYY-MM-DD HH:MM:SS` in UTC; absent if it does not matter. */
  readonly clock?: string;
  readonly steps: readonly ScriptStep[];
}

type Options = Omit<Script, "steps">;
type Draft = { -readonly [K in keyof ScriptStep]: ScriptStep[K] };

/**
 * Reads a script (the notation is described in `slides/demos/README.md`).
 * Throws an error that begins with `file:line: ` at the first thing that is not in the notation.
 */
export function parseScript(text: string, file: string): Script {
  const lines = text.split("\n");
  const body = lines.indexOf("");
  if (body < 0) throw new Error(`${file}:1: a blank line must follow the options`);
  const options = readOptions(lines.slice(0, body), file);
  const steps: Draft[] = [];
  let caption: readonly string[] = [];
  lines.forEach((line, i) => {
    if (i <= body) return;
    try {
      caption = readLine(line, i + 1, steps, caption);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${file}:${i + 1}: ${message}`, { cause: error });
    }
  });
  if (caption.length > 0) throw new Error(`${file}:${lines.length}: no command follows the caption`);
  if (steps.every((step) => step.hidden)) throw new Error(`${file}:1: no command is shown`);
  return { ...options, steps };
}

/** Adds one line to the steps read so far; returns the caption lines still waiting for a command. */
function readLine(text: string, line: number, steps: Draft[], caption: readonly string[]): readonly string[] {
  const last = steps.at(-1);
  if (last?.command.endsWith("\\") === true && last.line + lineCount(last.command) === line) {
    last.command += `\n${text}`;
    return caption;
  }
  if (text === "") return caption;
  const rest = text.replace(/^\S+ /u, "");
  switch (text.slice(0, text.length - rest.length)) {
    case "## ":
      return [...caption, rest];
    case "$ ":
      steps.push({ caption: caption.join(" "), command: rest, hidden: false, variations: [], line });
      return [];
    case "% ":
      steps.push({ caption: "", command: rest, hidden: true, variations: [], line });
      return caption;
    case "~ ":
      if (last === undefined || last.hidden) throw new Error("a variation must follow a shown command");
      last.variations = [...last.variations, parseVariation(rest, line)];
      return caption;
    default:
      throw new Error("a line begins with `## `, `$ `, `% ` or `~ `, or is blank");
  }
}

function readOptions(lines: readonly string[], file: string): Options {
  const options = new Map<string, string>();
  lines.forEach((text, i) => {
    const [, key, value] = /^(title|directory|sandbox|clock): (.+)$/u.exec(text) ?? [];
    if (key === undefined || value === undefined) {
      throw new Error(`${file}:${i + 1}: an option is one of title, directory, sandbox, clock`);
    }
    options.set(key, value);
  });
  const need = (key: string, pattern: RegExp, says: string): string => {
    const value = options.get(key);
    if (value === undefined || !pattern.test(value)) throw new Error(`${file}:1: ${says}`);
    return value;
  };
  return {
    title: need("title", /./u, "`title: …` is missing"),
    directory: need("directory", /^[\w-]+$/u, "`directory: …` must be one plain name"),
    sandbox: need("sandbox", /^(?:on|off)$/u, "`sandbox:` must be `on` or `off`") === "on",
    ...(options.has("clock") && {
      clock: need(
        "clock",
        /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/u,
        "`clock:` must look like `2026-11-22 10:00:00`",
      ),
    }),
  };
}

function lineCount(text: string): number {
  return text.split("\n").length;
}
