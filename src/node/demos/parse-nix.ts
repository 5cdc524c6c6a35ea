import { failureOf, readingsOf } from "../../demo/fragment.ts";
import { isUntested, type Snippet } from "../../compile/snippets.ts";
import { enter } from "./enter.ts";
import { openSession, quote } from "./session.ts";
import type { Stage } from "./stage.ts";

/**
 * Lets Nix's own parser read pieces of Nix from slides. Returns for each, in the same order, what
 * is wrong as `file:line: what the parser says`, or the empty string.
 */
export async function parseSnippets(snippets: readonly Snippet[], stage: Stage): Promise<readonly string[]> {
  const shell = ["bash", "--noprofile", "--norc", "--noediting", "-i"];
  const session = await openSession(enter({ root: stage.root, sandbox: false }, shell));
  const parse = async (expression: string): Promise<string> => {
    const { output, status } = await session.run(
      `nix-instantiate --parse --expr ${quote(expression)} >/dev/null`,
    );
    return status === 0 ? "" : output;
  };
  const failures: string[] = [];
  try {
    for (const snippet of snippets) {
      const printed: string[] = [];
      for (const reading of readingsOf(snippet.text, isUntested(snippet))) printed.push(await parse(reading));
      const failure = failureOf(snippet.text, printed);
      failures.push(failure ? `${snippet.file}:${snippet.line + failure.line}: ${failure.message}` : "");
    }
  } finally {
    await session.close();
  }
  return failures;
}
