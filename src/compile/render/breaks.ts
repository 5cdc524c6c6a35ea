import type { Piece } from "./view.ts";

/** What is longer would leave too much of a line empty, or fits into no line on a phone. */
const longestCommand = 32;
const longestWord = 34;
const longestName = 28;
/** Words from this length on are cut where they have joints, before they do not fit on a phone. */
const long = 24;

/**
 * Cuts a line of a terminal so that it breaks by sense where it is too long for its box: between
 * the commands of a pipe or a list, before an option with its values, before the last argument of a
 * traced call with its result, and not within a path or a name with hyphens.
 */
export function breakBySense(text: string, isCommand: boolean): readonly Piece[] {
  const commands = isCommand ? text.split(/(?<=(?:&&|;) )(?! )|(?=\| )/) : [text];
  return commands.flatMap((command) => {
    const fits = command.trim().length <= longestCommand;
    if (isCommand && commands.length > 1 && fits) return padded(command);
    const options = isCommand ? command.split(/(?<= )(?=--\w)/) : [command];
    return options.flatMap((part) =>
      isCommand && part.startsWith("--") && part.trim().length <= longestCommand
        ? padded(part)
        : wordsOf(part),
    );
  });
}

/** Spaces stay outside, where a line may end in them. */
function padded(text: string): Piece[] {
  const [, before = "", middle = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return [plain(before), whole(middle), plain(after)].filter((piece) => piece.text !== "");
}

function wordsOf(text: string): Piece[] {
  const [, before = "", last = ""] = /^(.+,\s)(\S*\/\S*\)\s=\s\S+)$/.exec(text) ?? [];
  if (last) return [...wordsOf(before), whole(last)];
  return text.split(/(\S+)/).flatMap((word) => {
    if (word === "") return [];
    if (!/[^\s-]-[^\s-]|\/./.test(word)) return [plain(word)];
    if (word.length <= longestWord) return [whole(word)];
    const names = word.split(/(?<=\w\/)/);
    return names.every(({ length }) => length <= longestName) ? names.map(whole) : [plain(word)];
  });
}

function whole(text: string): Piece {
  return { text, kind: undefined, whole: true };
}

function plain(text: string): Piece {
  return { text, kind: undefined };
}

/** Cuts a line at the joints of its long words, after slashes, or else after dots and `=`; whole pieces stay so. */
export function partsOf(line: readonly Piece[]): readonly Piece[] {
  const joints = jointsIn(line.map(({ text }) => text).join(""));
  let start = 0;
  return line.flatMap((piece) => {
    const from = start;
    start += piece.text.length;
    const cuts = piece.whole ? [] : joints.filter((at) => at > from && at <= start).map((at) => at - from);
    const bounds = [0, ...cuts, ...(cuts.at(-1) === piece.text.length ? [] : [piece.text.length])];
    return bounds.slice(1).map((to, i): Piece => {
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
