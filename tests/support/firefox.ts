import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { type OtherBrowser, soon } from "./other-browser.ts";
import { temporaryFolder } from "./project.ts";

/** Where the system's Firefox is, if there is one. */
export const firefoxPath = ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find((path) => existsSync(path));

/**
 * Starts Firefox with a new profile and no window on the screen. It is driven over Marionette, its own
 * remote control.
 */
export async function launchFirefox(): Promise<OtherBrowser> {
  const profile = await temporaryFolder();
  const port = await freePort();
  const settings = {
    "marionette.port": port,
    "browser.dom.window.dump.enabled": true,
    "devtools.console.stdout.content": true,
    "datareporting.policy.dataSubmissionEnabled": false,
    "app.update.enabled": false,
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile.path, "user.js"), lines.join("\n"));
  const args = ["--headless", "--marionette", "--no-remote", "--profile", profile.path];
  const browser = spawn(firefoxPath ?? "", args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, MOZ_HEADLESS: "1" },
  });
  let output = "";
  for (const stream of [browser.stdout, browser.stderr])
    stream.on("data", (text: Buffer) => (output += text.toString()));
  const socket = await connected(port);
  const ask = speak(socket);
  await ask("WebDriver:NewSession", {});
  const run = (body: string) => ask("WebDriver:ExecuteScript", { script: body, args: [] });
  return {
    run,
    open: async (url) => {
      await ask("WebDriver:Navigate", { url });
    },
    troubles: async () => output.split("\n").filter((line) => /^JavaScript error: (file|https?):/.test(line)),
    close: async () => {
      const gone = once(browser, "exit");
      socket.destroy();
      browser.kill();
      await gone;
      await profile.remove();
    },
  };
}

/** How to ask Marionette: messages are JSON, each behind its length and a colon. */
function speak(socket: Socket): (command: string, parameters: object) => Promise<unknown> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let received = Buffer.alloc(0);
  let count = 0;
  socket.on("data", (data: Buffer) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const colon = received.indexOf(":");
      const length = Number(received.subarray(0, Math.max(0, colon)).toString());
      if (colon < 0 || received.length < colon + 1 + length) return;
      const message: unknown = JSON.parse(received.subarray(colon + 1, colon + 1 + length).toString());
      received = received.subarray(colon + 1 + length);
      // The first message is a greeting.
      if (Array.isArray(message)) answer(message);
    }
  });
  const answer = ([, id, error, result]: readonly unknown[]) => {
    const asker = waiting.get(Number(id));
    waiting.delete(Number(id));
    if (error) asker?.reject(new Error(JSON.stringify(error)));
    else
      asker?.resolve(
        typeof result === "object" && result !== null && "value" in result ? result.value : result,
      );
  };
  return (command, parameters) =>
    new Promise((resolve, reject) => {
      waiting.set(++count, { resolve, reject });
      const text = JSON.stringify([0, count, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}

function connected(port: number): Promise<Socket> {
  return soon(async () => {
    const socket = connect(port, "127.0.0.1");
    const isThere = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    return isThere ? socket : undefined;
  }, "Firefox does not answer.");
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return address && typeof address !== "string" ? address.port : 0;
}
