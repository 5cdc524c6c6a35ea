import { checkTranscript, formatAsIn, storePaths } from "../../demo/check.ts";
import { countDifferences, diffTexts } from "../../demo/diff.ts";
import { formatTranscript, parseTranscript, type Recording } from "../../demo/transcript.ts";
import type { Demo } from "./folder.ts";

/**
 * What a run printed differently from the transcript, as text for people with the places in the
 * transcript; empty if nothing.
 */
export function driftOf(demo: Demo, recording: Recording): string {
  if (demo.recorded === undefined) return notRecorded(demo);
  return diffTexts(demo.recorded, formatTranscript(recording), demo.transcriptFile);
}

/**
 * What shows without a run that a transcript cannot be right: it is missing or no transcript, or
 * it belongs to another script or other sources. Empty if nothing.
 */
export function staleness(demo: Demo): string {
  if (demo.recorded === undefined) return notRecorded(demo);
  const transcript = parseTranscript(demo.recorded, demo.transcriptFile);
  return checkTranscript(transcript, demo.script, demo.sources, demo.transcriptFile)
    .map(({ file, line, message }) => `${file}:${line}: ${message}\n`)
    .join("");
}

/** How a run on another suite compares with the transcript. */
export interface SuiteReport {
  /** Number of lines that differ. */
  readonly lines: number;
  /** Number of store paths in the transcript, and how many of them were printed again. */
  readonly paths: number;
  readonly pathsAgain: number;
  /** The differences for people to read; empty if there are none. */
  readonly text: string;
}

/** Compares a run on another suite with the transcript, in lines and in store paths. */
export function compareSuites(demo: Demo, recording: Recording): SuiteReport {
  if (demo.recorded === undefined) return { lines: 0, paths: 0, pathsAgain: 0, text: notRecorded(demo) };
  const before = demo.recorded;
  const after = formatAsIn(parseTranscript(before, demo.transcriptFile), recording);
  const old = storePaths(before);
  const fresh = storePaths(after);
  const missing = old.filter((path) => !fresh.includes(path));
  const lines = countDifferences(before, after);
  const pathsAgain = old.length - missing.length;
  const head = [
    `${demo.name}: ${lines} lines differ, ${pathsAgain} of ${old.length} store paths are equal`,
    ...missing.map((path) => `  only in the transcript: ${path}`),
    ...fresh.filter((path) => !old.includes(path)).map((path) => `  only on ${recording.suite}: ${path}`),
  ].join("\n");
  const text = lines === 0 ? "" : `${head}\n${diffTexts(before, after, demo.transcriptFile)}`;
  return { lines, paths: old.length, pathsAgain, text };
}

/** One line about a demo for a list: its name, size, and what it was recorded with. */
export function listLine(demo: Demo): string {
  const shown = demo.script.steps.filter((step) => !step.hidden).length;
  const origin =
    demo.recorded === undefined ? undefined : parseTranscript(demo.recorded, demo.transcriptFile);
  const made = origin === undefined ? "not recorded" : `Nix ${origin.nix}, ${origin.suite}`;
  return `${demo.name.padEnd(14)} ${String(shown).padStart(2)} commands  ${made}  ${demo.script.title}`;
}

function notRecorded(demo: Demo): string {
  return `${demo.transcriptFile}:1: there is no recording; make it with --record\n`;
}
