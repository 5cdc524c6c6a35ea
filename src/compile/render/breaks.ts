import type { Piece } from "./view.ts";

/** Longer ones would leave too much of a line empty. */
const longestCommand = 30;
const longestWord = 40;

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
  return [plain(before), { text: middle, kind: undefined, whole: true }, plain(after)].filter(
    (piece) => piece.text !== "",
  );
}

function wordsOf(text: string): Piece[] {
  return text.split(/(\S+)/).flatMap((word) => {
    if (word === "") return [];
    const breaks = /[^\s-]-[^\s-]|\/./.test(word) && word.length <= longestWord;
    return [breaks ? { text: word, kind: undefined, whole: true } : plain(word)];
  });
}

function plain(text: string): Piece {
  return { text, kind: undefined };
}
