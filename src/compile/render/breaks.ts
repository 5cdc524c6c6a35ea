import type { Piece } from "./view.ts";

/** What is longer would leave too much of a line empty, or fits into no line on a phone. */
const longestCommand = 32;
const longestWord = 34;
const longestName = 28;

/**
 * Cuts a line of a terminal so that it breaks by sense where it is too long for its box: between
 * the commands of a pipe or a list, and not within a path or a name with hyphens.
 */
export function breakBySense(text: string, isCommand: boolean): readonly Piece[] {
  const commands = isCommand ? text.split(/(?<=(?:&&|;) )(?! )|(?=\| )/) : [text];
  return commands.flatMap((command) => {
    const fits = command.trim().length <= longestCommand;
    return isCommand && commands.length > 1 && fits ? padded(command) : wordsOf(command);
  });
}

/** Spaces stay outside, where a line may end in them. */
function padded(text: string): Piece[] {
  const [, before = "", middle = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return [plain(before), whole(middle), plain(after)].filter((piece) => piece.text !== "");
}

function wordsOf(text: string): Piece[] {
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
