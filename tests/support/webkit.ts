import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./firefox.ts";
import { type OtherBrowser, soon } from "./other-browser.ts";

const libraries = `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu`;

/** Where the system's WebKit is, if there is one, with all that is needed to drive it. */
export const webkitPath = ["/usr/bin/WebKitWebDriver", "/usr/bin/Xvfb"].every((path) => existsSync(path))
  ? readdirSync(libraries)
      .filter((name) => name.startsWith("webkit2gtk-"))
      .map((name) => join(libraries, name, "MiniBrowser"))
      .find((path) => existsSync(path))
  : undefined;

/** Starts GTK's WebKit on a screen that nobody sees. It is driven over WebDriver. */
export async function launchWebKit(): Promise<OtherBrowser> {
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1920x1080x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(screen.stdio[3] ?? screen, "data");
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
    stdio: "ignore",
    env: {
      ...process.env,
      DISPLAY: `:${String(number).trim()}`,
      // Its sandbox does not work for root, and no graphics card is needed.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      LIBGL_ALWAYS_SOFTWARE: "1",
    },
  });
  const address = `http://127.0.0.1:${port}/session`;
  const browser = { binary: webkitPath, args: ["--automation"] };
  const start = () =>
    ask(address, { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": browser } } });
  const session = await soon(() => start().catch(() => undefined), "WebKit does not answer.");
  const here = `${address}/${sessionIn(session)}`;
  const run = (body: string) => ask(`${here}/execute/sync`, { script: body, args: [] });
  const heard: string[] = [];
  const listen = async () => {
    heard.push(...textsIn(await run(`return (window.troubles ?? []).splice(0)`)));
  };
  return {
    run,
    open: async (url) => {
      await listen();
      await ask(`${here}/url`, { url });
    },
    troubles: async () => {
      await listen();
      return heard;
    },
    close: async () => {
      await fetch(here, { method: "DELETE" });
      const gone = [once(driver, "exit"), once(screen, "exit")];
      driver.kill();
      screen.kill();
      await Promise.all(gone);
    },
  };
}

const listener = `window.troubles = [];
for (const kind of ["error", "unhandledrejection", "securitypolicyviolation"])
  addEventListener(kind, (event) => troubles.push(String(event.message ?? event.reason ?? event.blockedURI ?? event.target?.outerHTML)), true);
const ready = new Set();
addEventListener("message", ({ source, data }) => data === "ready" && (document.documentElement.dataset.framesReady = ready.add(source).size));`;

/**
 * A page that notes down its troubles: WebKit tells nobody of them. It also counts, where the scripts of
 * all drivers can see it, its frames that say that they run. Its policy allows the script that does.
 */
export function withListener(page: string): string {
  const hash = createHash("sha256").update(listener).digest("base64");
  return page
    .replace("script-src 'self'", `script-src 'self' 'sha256-${hash}'`)
    .replace(/<title>/, `<script>${listener}</script><title>`);
}

/** What the driver answers; throws an Error with its complaint. */
async function ask(address: string, question: object): Promise<unknown> {
  const response = await fetch(address, { method: "POST", body: JSON.stringify(question) });
  const answer: unknown = await response.json();
  const value = typeof answer === "object" && answer !== null && "value" in answer ? answer.value : undefined;
  if (typeof value === "object" && value !== null && "error" in value) throw new Error(JSON.stringify(value));
  return value;
}

function sessionIn(answer: unknown): string {
  const isSession = typeof answer === "object" && answer !== null && "sessionId" in answer;
  return isSession ? String(answer.sessionId) : "";
}

function textsIn(answer: unknown): readonly string[] {
  return Array.isArray(answer) ? answer.map(String) : [];
}
