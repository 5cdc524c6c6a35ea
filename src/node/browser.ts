import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Browser, chromium, type LaunchOptions } from "playwright";
import { disabledFeatures } from "./browser-features.ts";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
];

/**
 * Starts a Chromium: the one named by CHROMIUM_PATH, Playwright's own, Chrome or Edge, or one of the
 * system's, in this order. If there is none it is installed. Throws an Error that says what to do
 * if that fails, too.
 */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    if (existsSync(named)) return start({ executablePath: named });
    throw new Error(`CHROMIUM_PATH is ${named}, and there is no such program. Correct it, or unset it.`);
  }
  return (await findBrowser()) ?? (install(), (await findBrowser()) ?? Promise.reject(new Error(helpText)));
}

async function findBrowser(): Promise<Browser | undefined> {
  if (existsSync(chromium.executablePath())) return start({});
  for (const channel of ["chrome", "msedge"]) {
    try {
      return await start({ channel });
    } catch {
      // Not installed: the next place may have one.
    }
  }
  const executablePath = installed.find((path) => existsSync(path));
  return executablePath ? start({ executablePath }) : undefined;
}

async function start(options: LaunchOptions): Promise<Browser> {
  try {
    // Chromium's own sandbox cannot work for root; everybody else gets it.
    return await chromium.launch({
      ...options,
      args: [`--disable-features=${disabledFeatures.join(",")}`],
      chromiumSandbox: process.getuid?.() !== 0,
    });
  } catch (error) {
    const [why = ""] = String(error instanceof Error ? error.message : error).split("\n");
    const which = options.executablePath ?? options.channel ?? "Chromium";
    throw new Error(`The browser ${which} does not start: ${why}`, { cause: error });
  }
}

const helpText = `No Chromium was found, and installing one did not work. Install it yourself:
  on Debian or Ubuntu:  sudo apt-get install chromium
  anywhere:             npx playwright install --with-deps chromium
or name one in the environment variable CHROMIUM_PATH.`;

function install(): void {
  console.error("No Chromium found; installing one (this happens once).");
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright/package.json")), "cli.js");
  const attempts: readonly (readonly [string, readonly string[]])[] = [
    [process.execPath, [cli, "install", "chromium"]],
    ...(canUseApt()
      ? ([
          ["apt-get", ["update", "-qq"]],
          ["apt-get", ["install", "-y", "-qq", "chromium"]],
        ] as const)
      : []),
  ];
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"], timeout: 300_000 });
      if (existsSync(chromium.executablePath())) return;
    } catch {
      console.error(`${command} ${args.join(" ")} did not work.`);
    }
  }
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}
