import { parse } from "../../compile/parse.ts";
import { type Coverage, isUntested, type Snippet, snippetsOf } from "../../compile/snippets.ts";
import { openFolder } from "../folder.ts";

/**
 * Every terminal and all code on the slides of a folder, relative to the working directory.
 * Throws an error of one sentence if there is no such folder; what is wrong with the slides is the
 * business of whoever builds them.
 */
export function readSnippets(folder: string): readonly Snippet[] {
  return snippetsOf(parse(openFolder(folder, process.cwd()).sources()).deck);
}

/** A report for people: which snippets no demo vouches for, why, and how many that leaves. */
export function formatCoverage({ terminals, untested, unexplained, nix }: Coverage): string {
  const recorded = terminals - untested.length - unexplained.length;
  const excused = nix.filter(isUntested);
  const lines = [
    `${count(terminals, "terminal")} on slides, ${recorded} from demos; untested:`,
    ...list([...untested, ...unexplained]),
    "",
    `${count(nix.length, "piece")} of Nix from no demo, all parsed; beyond that untested:`,
    ...list(excused),
    "",
    `Coverage: ${percent(terminals - unexplained.length, terminals)} % of the terminals ` +
      `name a demo (${recorded}) or say why not (${untested.length})`,
  ];
  return lines.map((text) => `${text}\n`).join("");
}

function list(snippets: readonly Snippet[]): readonly string[] {
  if (snippets.length === 0) return ["  none"];
  return snippets.map((snippet) => {
    const place = `${snippet.file}:${snippet.line}`.padEnd(26);
    const reason = snippet.why?.trim() || "(no reason given)";
    return `  ${place} ${reason}${isUntested(snippet) ? "" : " (not marked as untested)"}`;
  });
}

/** Rounded down, so that only all of them are 100 %. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((100 * part) / whole);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
