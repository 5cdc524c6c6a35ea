import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { launchBrowser } from "../../src/node/browser.ts";
import { compressSite } from "../../src/node/compress.ts";
import { listFiles } from "../../src/node/site.ts";
import { freePort } from "../support/firefox.ts";
import { buildSite } from "../support/build-site.ts";
import { deckReady, visit } from "../support/pages.ts";
import { temporaryFolder } from "../support/project.ts";

const nginx = ["/usr/sbin/nginx", "/usr/bin/nginx"].find((path) => existsSync(path));
const skip = nginx === undefined ? "nginx is not installed" : false;

describe("src/hosting/nginx.conf", { skip }, () => {
  test("serves the slides compressed, with their headers, and redirects to the slash", async () => {
    const talk = await buildSite();
    const folder = await temporaryFolder();
    chmodSync(folder.path, 0o755);
    const root = join(folder.path, "talk");
    cpSync(talk.path, root, { recursive: true });
    chmodSync(root, 0o755);
    await compressSite(root);
    const port = await freePort();
    const settings = readFileSync("src/hosting/nginx.conf", "utf8")
      .replaceAll("/srv/talk", root)
      .replace("include mime.types", "include /etc/nginx/mime.types");
    writeFileSync(
      join(folder.path, "nginx.conf"),
      `pid ${folder.path}/nginx.pid; error_log ${folder.path}/error.log; daemon off; events {}
      http { access_log off; server { listen 127.0.0.1:${port}; ${settings} } }`,
    );
    const args = ["-c", join(folder.path, "nginx.conf"), "-e", join(folder.path, "error.log")];
    execFileSync(nginx ?? "", [...args, "-t"], { stdio: "pipe" });
    const server = spawn(nginx ?? "", args, { stdio: "ignore" });
    const url = `http://127.0.0.1:${port}`;
    try {
      await answering(url);
      const ask = async (path: string) => {
        const answer = await fetch(url + path, {
          redirect: "manual",
          headers: { "Accept-Encoding": "gzip" },
        });
        const headers = ["content-encoding", "cache-control", "content-type", "location"].map((name) =>
          answer.headers.get(name),
        );
        return [answer.status, ...headers];
      };
      const script = listFiles(root).find((file) => /^assets\/slides.*\.js$/.test(file)) ?? "";
      const html = "text/html; charset=utf-8";
      assert.deepEqual(await ask("/talk/"), [200, "gzip", "no-cache", html, null]);
      assert.deepEqual(await ask("/talk?view=read"), [
        301,
        null,
        null,
        "text/html",
        `${url}/talk/?view=read`,
      ]);
      assert.deepEqual((await ask(`/talk/${script}`)).slice(0, 3), [
        200,
        "gzip",
        "public, max-age=31536000, immutable",
      ]);
      assert.equal((await ask("/talk/manifest.webmanifest"))[3], "application/manifest+json");
      for (const path of ["/talk/gone", "/talk/.htaccess", "/talk/_headers"])
        assert.equal((await ask(path))[0], 404, path);
      const framing = (await fetch(`${url}/talk/`)).headers.get("content-security-policy");
      assert.equal(framing, "frame-ancestors 'self'");

      const browser = await launchBrowser();
      const { open, troubles } = await visit(browser);
      await deckReady(await open(`${url}/talk`));
      await browser.close();
      assert.deepEqual(troubles, []);
    } finally {
      server.kill();
      await once(server, "exit");
      await folder.remove();
      await talk.remove();
    }
  });
});

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const isThere = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await setTimeout(50);
  }
  throw new Error("The web server does not answer.");
}
