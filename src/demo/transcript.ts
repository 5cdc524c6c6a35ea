/** A file or folder beside the script that a recording was made from. */
export interface Source {
  readonly name: string;
  /** The first 16 hexadecimal digits of the SHA-256 of its content. */
  readonly digest: string;
}

/** Where and from what a recording was made: the head of a transcript. */
interface Origin {
  readonly demo: string;
  readonly title: string;
  /** Debian suite of the stage, such as `trixie`. */
  readonly suite: string;
  /** Version of Nix, such as `2.26.3`. */
  readonly nix: string;
  /** Version of the compiler's Debian package, such as `14.2.0-19`. */
  readonly gcc: string;
  readonly sources: readonly Source[];
}

/** A command with what it printed. */
export interface Turn {
  readonly caption: string;
  readonly command: string;
  readonly output: readonly string[];
  readonly status: number;
}

/** A turn with its place in the transcript (line numbers from 1). */
interface RecordedTurn extends Turn {
  /** Line of the `$` that begins the command. */
  readonly line: number;
  /** Line of the first line of output; the others follow without a gap, then the exit status. */
  readonly outputLine: number;
}

/** What was printed in one run of a demo. */
export interface Recording extends Origin {
  readonly turns: readonly Turn[];
}

/** A recording as read from its file. */
export interface Transcript extends Origin {
  readonly turns: readonly RecordedTurn[];
}

const single = ["demo", "title", "suite", "nix", "gcc"] as const;
const exit = /^\[exit status (\d+)\]$/u;
/** Lines of output that would be taken for something else get a backslash in front. */
const special = /^(?:## |\$ |\[exit status |\\)/u;

/** Writes a recording as the text of a transcript, which `parseTranscript` reads. */
export function formatTranscript(recording: Recording): string {
  const head = [
    ...single.map((key) => `${key}: ${recording[key]}`),
    ...recording.sources.map(({ name, digest }) => `source: ${name} ${digest}`),
  ];
  const turns = recording.turns.map((turn) => [
    ...(turn.caption === "" ? [] : [`## ${turn.caption}`]),
    `$ ${turn.command}`,
    ...turn.output.map((line) => (special.test(line) ? `\\${line}` : line)),
    ...(turn.status === 0 ? [] : [`[exit status ${turn.status}]`]),
  ]);
  return [head, ...turns].map((lines) => `${lines.join("\n")}\n`).join("\n");
}

/**
 * Reads a transcript. Throws an error that begins with `file:line: ` if the text is none.
 * Blank lines at the end of an output are not kept: they separate the turns.
 */
export function parseTranscript(text: string, file: string): Transcript {
  const lines = text.split("\n");
  const body = lines.indexOf("");
  const origin = readOrigin(lines.slice(0, Math.max(body, 0)), file);
  const turns: RecordedTurn[] = [];
  let at = body + 1;
  while (at < lines.length) {
    if (lines[at] === "") {
      at += 1;
      continue;
    }
    const { turn, next } = readTurn(lines, at, file);
    turns.push(turn);
    at = next;
  }
  return { ...origin, turns };
}

function readTurn(
  lines: readonly string[],
  start: number,
  file: string,
): { turn: RecordedTurn; next: number } {
  const caption = /^## (.*)$/u.exec(lines[start] ?? "")?.[1];
  const commandAt = caption === undefined ? start : start + 1;
  const command = readCommand(lines, commandAt);
  if (command === undefined) throw new Error(`${file}:${commandAt + 1}: expected a command, \`$ …\``);
  const outputAt = commandAt + command.length;
  const length = lines.slice(outputAt).findIndex((line) => /^(?:## |\$ )/u.test(line));
  const next = length < 0 ? lines.length : outputAt + length;
  const printed = lines.slice(outputAt, next);
  while (printed.at(-1) === "") printed.pop();
  const status = exit.exec(printed.at(-1) ?? "")?.[1];
  if (status !== undefined) printed.pop();
  const turn = {
    caption: caption ?? "",
    command: command.join("\n"),
    output: printed.map((line) => line.replace(/^\\/u, "")),
    status: Number(status ?? 0),
    line: commandAt + 1,
    outputLine: outputAt + 1,
  };
  return { turn, next };
}

/** The lines of the command that begins at a line, without the `$ `. */
function readCommand(lines: readonly string[], at: number): readonly string[] | undefined {
  const first = lines[at] ?? "";
  if (!first.startsWith("$ ")) return undefined;
  const command = [first.slice(2)];
  while (command.at(-1)?.endsWith("\\") === true) command.push(lines[at + command.length] ?? "");
  return command;
}

function readOrigin(lines: readonly string[], file: string): Origin {
  const values = new Map<string, string>();
  const sources: Source[] = [];
  lines.forEach((text, i) => {
    const [, key, value] = /^(\w+): (.+)$/u.exec(text) ?? [];
    const [, name, digest] = /^(.+) ([0-9a-f]{16})$/u.exec(value ?? "") ?? [];
    if (key === "source" && name !== undefined && digest !== undefined) {
      sources.push({ name, digest });
    } else if (value !== undefined && single.some((known) => known === key)) {
      values.set(key ?? "", value);
    } else {
      throw new Error(`${file}:${i + 1}: not a line of a transcript's head`);
    }
  });
  const get = (key: (typeof single)[number]): string => {
    const value = values.get(key);
    if (value === undefined) throw new Error(`${file}:1: the head of the transcript lacks \`${key}:\``);
    return value;
  };
  return {
    demo: get("demo"),
    title: get("title"),
    suite: get("suite"),
    nix: get("nix"),
    gcc: get("gcc"),
    sources,
  };
}
