import type { ScriptStep } from "../../demo/script.ts";
import type { Recording, Turn } from "../../demo/transcript.ts";
import { applyVariations } from "../../demo/variation.ts";
import { enter, home } from "./enter.ts";
import type { Demo } from "./folder.ts";
import { openSession, type Session } from "./session.ts";
import type { Stage } from "./stage.ts";

/**
 * Runs a demo's script in a new room of the stage and returns what was printed, with the
 * declared variations replaced by their names. Throws an error that begins with `file:line: ` if
 * a hidden step fails, a command never ends or a declared variation does not occur.
 */
export async function runDemo(demo: Demo, stage: Stage): Promise<Recording> {
  const { title, directory, sandbox, clock, steps } = demo.script;
  const room = { root: stage.root, source: demo.folder, sandbox, clock };
  const shell = ["bash", "--noprofile", "--norc", "--noediting", "-i"];
  const session = await openSession(enter(room, shell));
  const turns: Turn[] = [];
  try {
    const there = `${home}/${directory}`;
    const copy = await session.run(`cp -r /mnt ${there} && cd ${there} && rm -f script transcript.txt`);
    if (copy.status !== 0) throw new Error(`${demo.scriptFile}:1: ${copy.output.trimEnd()}`);
    for (const step of steps) {
      const turn = await runStep(step, session, demo.scriptFile);
      if (!step.hidden) turns.push(turn);
    }
  } finally {
    await session.close();
  }
  const { suite, nix, gcc } = stage;
  return { demo: demo.name, title, suite, nix, gcc, sources: demo.sources, turns };
}

async function runStep(step: ScriptStep, session: Session, file: string): Promise<Turn> {
  const { caption, command, hidden, variations, line } = step;
  const answer = await session.run(command).catch((error: unknown) => {
    throw new Error(`${file}:${line}: ${error instanceof Error ? error.message : String(error)}`);
  });
  const { lines, unused } = applyVariations(toLines(answer.output), variations);
  if (hidden && answer.status !== 0) {
    throw new Error(`${file}:${line}: the hidden step failed: ${lines.join("\n")}`);
  }
  if (unused[0] !== undefined) {
    const { name, line: place } = unused[0];
    throw new Error(`${file}:${place}: ‹${name}› does not occur in the output:\n${lines.join("\n")}`);
  }
  return { caption, command, output: lines, status: answer.status };
}

/** Lines as a terminal shows them: without colours, and without blank lines at the end. */
function toLines(output: string): readonly string[] {
  const colour = new RegExp(String.raw`\u001B\[[0-9;]*m`, "gu");
  const text = output.replaceAll(colour, "").replace(/\n+$/u, "");
  return text === "" ? [] : text.split("\n");
}
