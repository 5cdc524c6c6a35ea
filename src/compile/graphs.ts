import type { Source } from "./deck.ts";

const inGraphs = /(?:^|\/)(graphs\/[^/]+\.txt)$/;

/** Whether a file holds a recorded graph rather than slides. */
export function isGraphFile(file: string): boolean {
  return inGraphs.test(file);
}

/** The recorded graphs among a deck's files, by their names beside the slides, such as `graphs/git.txt`. */
export function readGraphs(sources: readonly Source[]): ReadonlyMap<string, Source> {
  return new Map(
    sources.flatMap((source) => {
      const name = inGraphs.exec(source.file)?.[1];
      return name === undefined ? [] : [[name, source] as const];
    }),
  );
}
