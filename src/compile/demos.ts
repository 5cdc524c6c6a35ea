import { parseTranscript, type Transcript } from "../demo/transcript.ts";
import type { Source } from "./deck.ts";
import { type Diagnostic, diagnose, spanAt } from "./diagnostic.ts";

/** A recorded demo, as slides quote it. */
export interface Demo {
  readonly name: string;
  readonly transcript: Transcript;
  /** Everything that the recording shows, in order. */
  readonly lines: readonly RecordedLine[];
  /** The transcript's file, and the demo's other files by their names. */
  readonly file: string;
  readonly files: ReadonlyMap<string, Source>;
}

export type Demos = ReadonlyMap<string, Demo>;

const inDemo = /(?:^|\/)demos\/([^/]+)\/(.+)$/;

/** Whether a file belongs to a demo rather than to the slides. */
export function isDemoFile(file: string): boolean {
  return inDemo.test(file);
}

/** The demos among a deck's files: each folder under `demos/` that has a `transcript.txt`. */
export function readDemos(sources: readonly Source[], report: (d: Diagnostic) => void): Demos {
  const folders = new Map<string, Map<string, Source>>();
  for (const source of sources) {
    const [, name, file] = inDemo.exec(source.file) ?? [];
    if (name === undefined || file === undefined) continue;
    const files = folders.get(name) ?? new Map<string, Source>();
    folders.set(name, files.set(file, source));
  }
  const demos = new Map<string, Demo>();
  for (const [name, files] of folders) {
    const recorded = files.get("transcript.txt");
    const transcript = recorded && readTranscript(recorded, report);
    if (transcript)
      demos.set(name, { name, transcript, lines: linesOf(transcript), file: recorded.file, files });
  }
  return demos;
}

function readTranscript(source: Source, report: (d: Diagnostic) => void): Transcript | undefined {
  try {
    return parseTranscript(source.text, source.file);
  } catch (error) {
    const [, line, message] = /:(\d+): (.*)$/s.exec(error instanceof Error ? error.message : "") ?? [];
    const hint = "Record the demo again: `npm run demos -- --record NAME`.";
    const sentence = `This transcript cannot be read: ${message ?? "it is damaged"}.`;
    report(diagnose("quote/transcript", spanAt(source.file, Number(line ?? 1)), sentence, hint));
    return undefined;
  }
}

/** A line of a recording. */
interface RecordedLine {
  readonly kind: "command" | "output" | "exit";
  readonly text: string;
  /** Its line in the transcript's file, 1-based. */
  readonly line: number;
}

function linesOf(transcript: Transcript): readonly RecordedLine[] {
  return transcript.turns.flatMap((turn) => [
    ...turn.command.split("\n").map((text, i): RecordedLine => ({
      kind: "command",
      text: i === 0 ? `$ ${text}` : text,
      line: turn.line + i,
    })),
    ...turn.output.map((text, i): RecordedLine => ({ kind: "output", text, line: turn.outputLine + i })),
    ...(turn.status === 0 ? [] : [exitLine(turn.status, turn.outputLine + turn.output.length)]),
  ]);
}

function exitLine(status: number, line: number): RecordedLine {
  return { kind: "exit", text: `[exit status ${status}]`, line };
}
