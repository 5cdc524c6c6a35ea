import type { Token } from "markdown-it";
import { containers } from "./containers/containers.ts";
import { type Diagnostic, diagnose } from "./diagnostic.ts";
import { metaOf } from "./meta.ts";
import { nearest } from "./nearest.ts";
import type { Place } from "./place.ts";

type Report = (diagnostic: Diagnostic) => void;

interface Level {
  /** The mark that opened the container; undefined for the slide itself. */
  readonly mark: Token | undefined;
  readonly content: Token[];
}

/**
 * Finds which `:::` closes which container and lets each container build what it stands for.
 * Containers do not reach beyond their slide: one left open is closed, with an error.
 */
export function nestContainers(tokens: readonly Token[], place: Place, report: Report): Token[] {
  const outermost: Level = { mark: undefined, content: [] };
  const open: Level[] = [];
  const inner = () => open.at(-1) ?? outermost;
  const close = (level: Level) => {
    open.pop();
    inner().content.push(...build(level, place, report));
  };
  for (const token of tokens) {
    const mark = metaOf(token, "container");
    const level = open.at(-1);
    if (!mark) inner().content.push(token);
    else if (mark.name !== undefined) open.push({ mark: token, content: [] });
    else if (level) close(level);
    else report(stray(token, place));
  }
  for (const level of open.toReversed()) {
    report(unclosed(level, place));
    close(level);
  }
  return outermost.content;
}

function build({ mark, content }: Level, place: Place, report: Report): Token[] {
  const { name = "", attributes = [] } = metaOf(mark, "container") ?? {};
  const container = containers.get(name);
  if (!mark) return content;
  if (!container) {
    report(unknown(mark, name, place));
    return content;
  }
  const built = container.build(content, attributes);
  if (Array.isArray(built)) return built;
  report(diagnose("container/content", place.ofBlock(mark), built.message, built.hint));
  return content;
}

function stray(token: Token, place: Place): Diagnostic {
  const hint = "Remove it, or open a container with `::: name` before it.";
  return diagnose("container/stray", place.ofBlock(token), "This `:::` closes nothing.", hint);
}

function unclosed({ mark }: Level, place: Place): Diagnostic {
  const message = `The container \`${metaOf(mark, "container")?.name ?? ""}\` is never closed.`;
  const span = mark ? place.ofBlock(mark) : { file: place.file, line: 1, column: 1, length: 1 };
  return diagnose("container/unclosed", span, message, "Write `:::` on a line of its own where it ends.");
}

function unknown(mark: Token, name: string, place: Place): Diagnostic {
  const known = [...containers.keys()];
  const meant = nearest(name, known);
  const hint = meant ? `Write \`::: ${meant}\`.` : `Use one of: ${known.join(", ")}.`;
  return diagnose("container/unknown", place.ofText(mark, name), `There is no container \`${name}\`.`, hint);
}
