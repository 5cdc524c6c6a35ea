import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";

/** A shell that stays open, so that a command finds what the ones before it left behind. */
export interface Session {
  /**
   * Runs one command; resolves to what it printed (standard output and errors, as on a
   * terminal) and its exit status. Rejects if it takes longer than a minute.
   */
  readonly run: (command: string) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly output: string;
  readonly status: number;
}

const limit = 60_000;

/** Opens a session of the interactive Bash that `argv` starts. */
export async function openSession(argv: readonly string[]): Promise<Session> {
  const [program = "", ...args] = argv;
  const shell = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"] });
  const end = new RegExp(`${randomBytes(8).toString("hex")} (\\d+)\n`, "u");
  const token = end.source.slice(0, 16);
  let waiting: ((ended: boolean) => void) | undefined;
  let closed = false;
  let buffer = "";
  const ended = new Promise<void>((resolve) => {
    const stop = (): void => {
      closed = true;
      waiting?.(true);
      resolve();
    };
    shell.once("close", stop);
    shell.once("error", stop);
  });
  // Writing to a shell that has ended is noticed by its end.
  shell.stdin.on("error", () => {});
  shell.stdout.setEncoding("utf8").on("data", (text: string) => {
    buffer += text;
    if (end.test(buffer)) waiting?.(false);
  });
  const run = async (command: string): Promise<Answer> => {
    if (closed) throw new Error("the shell has ended");
    const answer = new Promise<boolean>((resolve) => {
      waiting = resolve;
    });
    const timer = setTimeout(() => shell.kill("SIGKILL"), limit);
    shell.stdin.write(`eval ${quote(command)} </dev/null; printf '${token} %s\\n' $?\n`);
    const isOver = await answer;
    clearTimeout(timer);
    const found = end.exec(buffer);
    if (isOver || found === null) throw new Error("the command ended the shell, or took too long");
    const output = buffer.slice(0, found.index);
    buffer = buffer.slice(found.index + found[0].length);
    return { output, status: Number(found[1]) };
  };
  // No prompts, no history expansion; errors go where the output goes, in their order.
  shell.stdin.write("PS1= PS2=; set +H; unset HISTFILE; exec 2>&1\n");
  await run(":");
  return {
    run,
    close: async () => {
      shell.stdin.end("exit\n");
      await ended;
    },
  };
}

/** A text as one word of the shell, whatever is in it. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
