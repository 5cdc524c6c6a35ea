import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatTranscript } from "../../demo/transcript.ts";
import { demoNames, readDemo, type Demo } from "./folder.ts";
import { compareSuites, driftOf, listLine } from "./report.ts";
import { runDemo } from "./run.ts";
import { defaultSuite, findStage, type Stage } from "./stage.ts";

const usage = `Usage: npm run demos -- [NAME ...] [--record | --list | --suite SUITE]

Runs the demos of the talk (all, or those named) in a Debian stage and compares
what they print with the transcripts. Ends with status 1 if something differs.

  --record       write the transcripts instead of comparing
  --list         list the demos; run nothing
  --suite SUITE  run on another Debian suite, such as sid, and report what differs
`;

/** How many demos run at the same time; more would disturb the measured times. */
const parallel = 2;

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      record: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      suite: { type: "string", default: defaultSuite },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return tell(usage);
  const folder = join("slides", "demos");
  const known = demoNames(folder);
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) return fail(`no demo is called ${unknown}; there are ${known.join(", ")}`);
  const names = positionals.length > 0 ? positionals : known;
  const demos = names.map((name) => readDemo(join(folder, name)));
  if (values.list) return tell(demos.map((demo) => `${listLine(demo)}\n`).join(""));
  if (values.record && values.suite !== defaultSuite) {
    return fail(`recordings are made on ${defaultSuite} only`);
  }
  const stage = await findStage(values.suite, (text) => tell(`${text}\n`));
  if (typeof stage === "string") return fail(stage);
  tell(`Debian ${stage.suite}, Nix ${stage.nix}, gcc ${stage.gcc}\n`);
  const start = performance.now();
  const reports = await runAll(demos, stage, values.record);
  const bad = reports.filter((report) => report !== "");
  tell(bad.map((report) => `\n${report}`).join(""));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  tell(`\n${demos.length} demos, ${bad.length} with differences, ${seconds} s\n`);
  return bad.length > 0 ? 1 : 0;
}

/** Runs the demos; returns for each the differences that were found, empty if none. */
async function runAll(demos: readonly Demo[], stage: Stage, record: boolean): Promise<string[]> {
  const reports = demos.map(() => "");
  const queue = [...demos.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, demo] = next;
      const start = performance.now();
      const report = await runOne(demo, stage, record).catch((error: unknown) =>
        `${error instanceof Error ? error.message : String(error)}\n`,
      );
      reports[index] = report;
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      tell(`  ${report === "" ? "ok  " : "DIFF"} ${demo.name} (${seconds} s)\n`);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return reports;
}

async function runOne(demo: Demo, stage: Stage, record: boolean): Promise<string> {
  const recording = await runDemo(demo, stage);
  if (stage.suite !== defaultSuite) return compareSuites(demo, recording);
  if (!record) return driftOf(demo, recording);
  writeFileSync(demo.transcriptFile, formatTranscript(recording));
  return "";
}

function tell(text: string): number {
  process.stdout.write(text);
  return 0;
}

function fail(message: string): number {
  process.stderr.write(`demos: ${message}\n`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) =>
  fail(error instanceof Error ? error.message : String(error)),
);
