import type { Piece } from "./view.ts";

/** Words from this length on are cut where they have joints, before they do not fit on a phone. */
const long = 24;

/** A piece of a line; after one that `mayBreak` the line may go on below. */
export interface Part extends Piece {
  readonly mayBreak?: boolean;
}

/** Cuts a line at the joints of its long words: after slashes, or else after dots and `=`. */
export function partsOf(line: readonly Piece[]): readonly Part[] {
  const joints = jointsIn(line.map(({ text }) => text).join(""));
  let start = 0;
  return line.flatMap((piece) => {
    const from = start;
    start += piece.text.length;
    const cuts = joints.filter((at) => at > from && at <= start).map((at) => at - from);
    const bounds = [0, ...cuts, ...(cuts.at(-1) === piece.text.length ? [] : [piece.text.length])];
    return bounds.slice(1).map((to, i): Part => {
      const part = { ...piece, text: piece.text.slice(bounds[i], to) };
      return i < cuts.length ? { ...part, mayBreak: true } : part;
    });
  });
}

function jointsIn(text: string): readonly number[] {
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    if (word.length < long) return [];
    const joint = word.includes("/") ? /(?<=\w\/)(?=[\w$])/g : /(?<=[\w"}][.=])(?=[\w"$])/g;
    return [...word.matchAll(joint)].map((at) => index + at.index);
  });
}
