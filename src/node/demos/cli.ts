import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { coverageOf } from "../../compile/snippets.ts";
import { formatTranscript } from "../../demo/transcript.ts";
import { formatCoverage, readSnippets } from "./coverage.ts";
import { demoNames, readDemo, type Demo } from "./folder.ts";
import { compareSuites, driftOf, listLine, type SuiteReport } from "./report.ts";
import { runDemo } from "./run.ts";
import { defaultSuite, findStage, type Stage } from "./stage.ts";

const usage = `Usage: npm run demos -- [NAME ...] [--record | --list | --suite SUITE]

Runs the demos of the talk (all, or those named) in a Debian stage and compares
what they print with the transcripts. Ends with status 1 if something differs.

  --record       write the transcripts instead of comparing
  --list         list the demos, and what on the slides is from none; run nothing
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
  if (values.list) {
    tell(demos.map((demo) => `${listLine(demo)}\n`).join(""));
    return positionals.length > 0 ? 0 : tell(`\n${formatCoverage(coverageOf(readSnippets("slides")))}`);
  }
  if (values.record && values.suite !== defaultSuite) {
    return fail(`recordings are made on ${defaultSuite} only`);
  }
  const stage = await findStage(values.suite, (text) => tell(`${text}\n`));
  if (typeof stage === "string") return fail(stage, 1);
  tell(`Debian ${stage.suite}, Nix ${stage.nix}, gcc ${stage.gcc}\n`);
  if (values.suite !== defaultSuite) return reportSuite(demos, stage);
  const reports = await runAll(demos, async (demo) => {
    const recording = await runDemo(demo, stage);
    if (!values.record) return driftOf(demo, recording);
    writeFileSync(demo.transcriptFile, formatTranscript(recording));
    return "";
  });
  const bad = reports.filter((report) => report !== "");
  tell(bad.map((report) => `\n${report}`).join(""));
  tell(`\n${countDemos(demos)}, ${bad.length} with differences\n`);
  return bad.length > 0 ? 1 : 0;
}

/** Fails only if a store path is another one: messages may change with the version of Nix. */
async function reportSuite(demos: readonly Demo[], stage: Stage): Promise<number> {
  const reports: SuiteReport[] = [];
  const texts = await runAll(demos, async (demo) => {
    const report = compareSuites(demo, await runDemo(demo, stage));
    reports.push(report);
    return report.text;
  });
  const sum = (key: "lines" | "paths" | "pathsAgain"): number =>
    reports.reduce((total, report) => total + report[key], 0);
  tell(texts.map((text) => text && `\n${text}`).join(""));
  tell(`\n${countDemos(demos)}: ${sum("lines")} lines differ from the transcripts; `);
  tell(`${sum("pathsAgain")} of ${sum("paths")} store paths are equal\n`);
  return sum("pathsAgain") === sum("paths") && reports.length === demos.length ? 0 : 1;
}

/** Runs demos, telling how it goes; returns what `run` reports of each, in the given order. */
async function runAll(
  demos: readonly Demo[],
  run: (demo: Demo) => Promise<string>,
): Promise<readonly string[]> {
  const reports = demos.map(() => "");
  const queue = [...demos.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, demo] = next;
      const start = performance.now();
      const report = await run(demo).catch((error: unknown) => `${toMessage(error)}\n`);
      reports[index] = report;
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      tell(`  ${report === "" ? "ok     " : "differs"} ${demo.name} (${seconds} s)\n`);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return reports;
}

function tell(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** Status 2 says that the command was not understood, 1 that it could not be done. */
function fail(message: string, status = 2): number {
  process.stderr.write(`demos: ${message}\n`);
  return status;
}

function countDemos(demos: readonly Demo[]): string {
  return `${demos.length} ${demos.length === 1 ? "demo" : "demos"}`;
}

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// Whoever reads may have seen enough (`| head`).
process.stdout.on("error", (error) => {
  if (!("code" in error) || error.code !== "EPIPE") throw error;
});
process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => fail(toMessage(error)));
