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

/** How a run on another suite differs from the transcript, in lines and in store paths. */
export function compareSuites(demo: Demo, recording: Recording): string {
  if (demo.recorded === undefined) return notRecorded(demo);
  const before = demo.recorded;
  const after = formatAsIn(parseTranscript(before, demo.transcriptFile), recording);
  const old = storePaths(before);
  const fresh = storePaths(after);
  const missing = old.filter((path) => !fresh.includes(path));
  const added = fresh.filter((path) => !old.includes(path));
  const paths = [
    `${old.length - missing.length} of ${old.length} store paths equal`,
    ...missing.map((path) => `  only in the transcript: ${path}`),
    ...added.map((path) => `  only on ${recording.suite}: ${path}`),
  ];
  if (before === after) return "";
  const lines = `${countDifferences(before, after)} lines differ, `;
  return `${demo.name}: ${lines}${paths.join("\n")}\n${diffTexts(before, after, demo.transcriptFile)}`;
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
