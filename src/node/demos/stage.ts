import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { enter } from "./enter.ts";
import { configuredMirror } from "./mirror.ts";
import { takeTurn } from "../turn.ts";

/** A Debian system in which demos run, and the versions that matter in a recording. */
export interface Stage {
  readonly root: string;
  readonly suite: string;
  readonly nix: string;
  readonly gcc: string;
}

/** The Debian suite that the recordings in this repository were made with. */
export const defaultSuite = "trixie";

const packages = "nix-bin gcc gcc-13 libc6-dev binutils python3 busybox-static strace file faketime".split(
  " ",
);

/** Changes to what mmdebstrap makes: no updates between releases, mount points, a user. */
const hooks = [
  `--setup-hook=sed -i '/-updates\\|-security/d' "$1/etc/apt/sources.list" || true`,
  `--customize-hook=mkdir -p "$1/nix"`,
  `--customize-hook=echo dev:x:1000:1000::/home/dev:/bin/bash >> "$1/etc/passwd"`,
  `--customize-hook=echo dev:x:1000: >> "$1/etc/group"`,
];

/** Where stages are kept between runs; may be removed at any time. */
export function cacheFolder(): string {
  return join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "nix-talk");
}

/**
 * Finds the stage of a suite in the cache or makes it (about a minute, from the network).
 * Returns one sentence, that says what to do about it, where this machine cannot have a stage.
 */
export async function findStage(suite: string, tell: (text: string) => void): Promise<Stage | string> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return `The demos need Linux on x86-64; this is ${process.platform} on ${process.arch}.`;
  }
  if (!isInstalled("bwrap")) return "bubblewrap is missing: install the package `bubblewrap`.";
  const recipe = createHash("sha256").update(JSON.stringify([packages, hooks]));
  const root = join(cacheFolder(), `${suite}-${recipe.digest("hex").slice(0, 8)}`);
  if (!existsSync(root)) {
    if (!isInstalled("mmdebstrap")) return "mmdebstrap is missing: install the package `mmdebstrap`.";
    if (process.getuid?.() !== 0 && !isInstalled("newuidmap")) {
      return "newuidmap is missing, which mmdebstrap needs: install the package `uidmap`.";
    }
    tell(`Making the stage, Debian ${suite}, once (about a minute) in ${root}`);
    const failure = await makeRoot(suite, root);
    if (failure !== undefined) return failure;
  }
  return inspect(root, suite);
}

async function makeRoot(suite: string, root: string): Promise<string | undefined> {
  mkdirSync(cacheFolder(), { recursive: true });
  const giveBack = await takeTurn(`${root}.turn`);
  // Another process may have made it meanwhile.
  if (existsSync(root)) {
    giveBack();
    return undefined;
  }
  const work = mkdtempSync(join(cacheFolder(), "making-"));
  const tar = join(work, "root.tar");
  const fresh = join(work, "root");
  const mirror = configuredMirror();
  try {
    mkdirSync(fresh);
    await run("mmdebstrap", [
      "--quiet",
      "--variant=essential",
      `--include=${packages.join(",")}`,
      ...["doc", "man", "locale"].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`),
      // A snapshot of the archive is past its date, and welcome; signatures are checked all the same.
      `--aptopt=Acquire::Check-Valid-Until "false"`,
      ...hooks,
      suite,
      tar,
      ...(mirror === undefined ? [] : [mirror]),
    ]);
    // Unpacked by and for the user who runs the demos, who can therefore remove it, too.
    await run("tar", ["-xf", tar, "-C", fresh, "--no-same-owner", "--exclude=./dev/*"]);
    renameSync(fresh, root);
    return undefined;
  } catch (error) {
    return explainMaking(String(error instanceof Error ? error.message : error));
  } finally {
    rmSync(work, { recursive: true, force: true });
    giveBack();
  }
}

function explainMaking(message: string): string {
  if (/NO_PUBKEY|not signed|no public key/iu.test(message)) {
    return "The signing keys of Debian's archive are missing or too old: install a current package `debian-archive-keyring`.";
  }
  return `mmdebstrap could not make the stage (is there a network?): ${/^E: .*$/mu.exec(message)?.[0] ?? lastLine(message)}`;
}

/** Tries the stage out: nested user namespaces are what some machines forbid. */
async function inspect(root: string, suite: string): Promise<Stage | string> {
  const script = "nix --version && gcc --version && unshare --map-root-user --pid --fork --mount-proc true";
  const [command = "", ...rest] = enter({ root, sandbox: false }, ["sh", "-c", script]);
  try {
    const output = await run(command, rest);
    const nix = /^nix .* (\S+)$/mu.exec(output)?.[1];
    const gcc = /^gcc \(Debian (\S+)\)/mu.exec(output)?.[1];
    if (nix !== undefined && gcc !== undefined) return { root, suite, nix, gcc };
    return `The stage is damaged; remove it with \`rm -r ${root}\` and try again.`;
  } catch (error) {
    const reason = lastLine(String(error instanceof Error ? error.message : error));
    return `This machine forbids unprivileged user namespaces, which bubblewrap needs; allow them with sysctl (kernel.unprivileged_userns_clone=1, kernel.apparmor_restrict_unprivileged_userns=0): ${reason}`;
  }
}

function isInstalled(program: string): boolean {
  return (process.env["PATH"] ?? "").split(":").some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}

/** Runs a program; returns what it printed, or throws with its error messages. */
async function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(stderr === "" ? error.message : stderr));
    });
  });
}
