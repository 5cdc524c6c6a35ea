import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { demoNames } from "../../src/node/demos/folder.ts";
import { defaultSuite, findStage } from "../../src/node/demos/stage.ts";

const temporary = mkdtempSync(join(tmpdir(), "demos-"));
after(() => rmSync(temporary, { recursive: true, force: true }));

/** A machine without a stage: what it is, and what is installed on it. */
interface Machine {
  readonly platform?: string;
  readonly arch?: string;
  readonly user?: number;
  /** Programs by name, with what they do as a shell script. */
  readonly programs?: Readonly<Record<string, string>>;
}

/** The environment of a machine on which only these programs are found. */
function environmentWith(programs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(temporary, "machine-"));
  const bin = join(folder, "bin");
  mkdirSync(bin);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return { PATH: bin, XDG_CACHE_HOME: join(folder, "cache") };
}

/** What `findStage` answers while this process pretends to run on a machine. */
async function answerOn(machine: Machine): Promise<unknown> {
  const { platform = "linux", arch = "x64", user = 0, programs = {} } = machine;
  const { env, getuid } = process;
  const real = { platform: process.platform, arch: process.arch };
  const pretend = (is: typeof machine): void => {
    for (const key of ["platform", "arch"] as const) Object.defineProperty(process, key, { value: is[key] });
  };
  try {
    pretend({ platform, arch });
    process.env = { ...env, ...environmentWith(programs) };
    process.getuid = () => user;
    return await findStage(defaultSuite, () => {});
  } finally {
    pretend(real);
    process.env = env;
    if (getuid) process.getuid = getuid;
  }
}

/** Runs Node with our TypeScript on a machine on which bubblewrap is not installed. */
function runWithoutBubblewrap(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<string> {
  // With this, the tests of a test would report to its runner.
  const { NODE_TEST_CONTEXT: _, DEMOS_REQUIRED: __, ...inherited } = process.env;
  return spawnSync(process.execPath, ["--import", "tsx", ...args], {
    env: { ...inherited, ...environmentWith({}), ...environment },
    encoding: "utf8",
  });
}

/** Another system has another thing missing; what it is, is tested above. */
const skip = process.platform === "linux" && process.arch === "x64" ? false : "needs Linux on x86-64";
const bwrap = { bwrap: "exit 1" };

const cases: readonly (readonly [what: string, machine: Machine, sentence: RegExp])[] = [
  [
    "not Linux",
    { platform: "darwin", arch: "arm64" },
    /^The demos need Linux on x86-64; this is darwin on arm64\.$/u,
  ],
  ["another processor", { arch: "arm64" }, /^The demos need Linux on x86-64; this is linux on arm64\.$/u],
  [
    "no bubblewrap",
    { programs: { mmdebstrap: "exit 1" } },
    /^bubblewrap is missing: install the package `bubblewrap`\.$/u,
  ],
  ["no mmdebstrap", { programs: bwrap }, /^mmdebstrap is missing: install the package `mmdebstrap`\.$/u],
  [
    "no newuidmap for an ordinary user",
    { user: 1000, programs: { ...bwrap, mmdebstrap: "exit 1" } },
    /^newuidmap is missing, which mmdebstrap needs: install the package `uidmap`\.$/u,
  ],
  [
    "no network",
    { programs: { ...bwrap, mmdebstrap: "echo 'E: apt-get update failed' >&2; exit 1" } },
    /^mmdebstrap could not make the stage \(is there a network\?\): E: apt-get update failed$/u,
  ],
  [
    "old keys",
    { programs: { ...bwrap, mmdebstrap: "echo 'W: NO_PUBKEY 6ED0E7B82643E131' >&2; exit 1" } },
    /^The signing keys .* are missing or too old: install a current package `debian-archive-keyring`\.$/u,
  ],
  [
    "user namespaces are forbidden",
    {
      programs: {
        bwrap: "echo 'bwrap: No permissions to create new namespace' >&2; exit 1",
        mmdebstrap: "exit 0",
        tar: "exit 0",
      },
    },
    /^This machine forbids unprivileged user namespaces, which .*: bwrap: No permissions .*namespace$/u,
  ],
];

suite("where demos cannot run, one sentence says what to do", () => {
  for (const [what, machine, says] of cases) {
    test(what, async () => {
      const answer = await answerOn(machine);
      assert.ok(typeof answer === "string");
      assert.match(answer, says);
    });
  }

  test("the command prints it and ends with status 1", { skip }, () => {
    const { stdout, stderr, status } = runWithoutBubblewrap(["src/node/demos/cli.ts", "shop"]);
    assert.deepEqual(
      { stdout, stderr, status },
      { stdout: "", stderr: "demos: bubblewrap is missing: install the package `bubblewrap`.\n", status: 1 },
    );
  });
});

suite("where demos cannot run, tests", () => {
  const args = ["--test-reporter", "tap", "--test", "tests/demos/demos.test.ts"];

  test("are skipped by name, and say why", { skip }, () => {
    const { stdout, status } = runWithoutBubblewrap(args);
    assert.equal(status, 0, stdout);
    for (const name of demoNames("slides/demos")) {
      assert.match(stdout, new RegExp(`ok \\d+ - ${name} # SKIP bubblewrap is missing: install`, "u"));
    }
    assert.match(stdout, /^# pass 0$/mu);
  });

  test("fail with that reason if demos are required", { skip }, () => {
    const { stdout, status } = runWithoutBubblewrap(args, { DEMOS_REQUIRED: "1" });
    assert.equal(status, 1);
    for (const name of demoNames("slides/demos")) {
      const failure = `not ok \\d+ - ${name}\\n[^]*?error: .?bubblewrap is missing: install`;
      assert.match(stdout, new RegExp(failure, "u"));
    }
    assert.match(stdout, /^# pass 0$/mu);
  });
});
