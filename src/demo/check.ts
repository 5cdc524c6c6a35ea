import type { Script } from "./script.ts";
import { formatTranscript, type Recording, type Source, type Transcript } from "./transcript.ts";

/** Something that is wrong with a recording, with the place to look at. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/**
 * Finds out without running anything whether a transcript can still be that of a script: the
 * same captions and commands, recorded from the sources that are there now.
 */
export function checkTranscript(
  transcript: Transcript,
  script: Script,
  sources: readonly Source[],
  file: string,
): readonly Problem[] {
  const problem = (line: number, message: string): Problem => ({ file, line, message });
  const head = ["demo", "title", "suite", "nix", "gcc"].length + 1;
  const changed = sources.flatMap(({ name, digest }) => {
    const at = transcript.sources.findIndex((source) => source.name === name);
    if (at < 0) return [problem(head, `${name} was not there when this was recorded`)];
    if (transcript.sources[at]?.digest === digest) return [];
    return [problem(head + at, `${name} is not as it was when this was recorded`)];
  });
  const names = new Set(sources.map(({ name }) => name));
  const gone = transcript.sources.flatMap(({ name }, i) =>
    names.has(name) ? [] : [problem(head + i, `${name} was there when this was recorded`)],
  );
  const shown = script.steps.filter((step) => !step.hidden);
  const turns = shown.flatMap((step, i) => {
    const turn = transcript.turns[i];
    const line = turn?.line ?? head + transcript.sources.length;
    if (turn?.command !== step.command) return [problem(line, `the script says \`$ ${step.command}\``)];
    return turn.caption === step.caption ? [] : [problem(line - 1, `the script says \`## ${step.caption}\``)];
  });
  const surplus = transcript.turns
    .slice(shown.length)
    .map((turn) => problem(turn.line, "the script has no such command"));
  const title = transcript.title === script.title ? [] : [problem(2, `the script says \`${script.title}\``)];
  return [...title, ...changed, ...gone, ...turns.slice(0, 1), ...surplus.slice(0, 1)];
}

/** The store paths (hash and name) that a text mentions, sorted, each once. */
export function storePaths(text: string): readonly string[] {
  const found = text.match(/(?<![0-9a-z])[0-9a-df-np-sv-z]{32}-[\w+.?=-]*[\w+?=-]/gu) ?? [];
  return [...new Set(found)].toSorted();
}

/** The text of a recording as if it had been made where the other one was: for comparing suites. */
export function formatAsIn(origin: Recording, recording: Recording): string {
  const { suite, nix, gcc } = origin;
  return formatTranscript({ ...recording, suite, nix, gcc });
}
