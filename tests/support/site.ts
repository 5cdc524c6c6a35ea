import { createReadStream, existsSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig } from "vite";

const project = fileURLToPath(new URL("../../", import.meta.url));

/** A built deck on a server of its own. */
export interface Site {
  /** Address of the deck; it ends in a slash. */
  readonly url: string;
  /** The same deck in a folder of its host; ends in a slash, too. */
  readonly deepUrl: string;
  readonly close: () => Promise<void>;
}

/** The project's own settings for Vite, for the slides in `folder` (default: the talk). */
export function viteConfig(folder?: string): InlineConfig {
  // The settings read it when they are loaded, which is when the server or the build starts.
  if (folder === undefined) delete process.env["SLIDES"];
  else process.env["SLIDES"] = folder;
  return {
    configFile: join(project, "vite.config.ts"),
    root: join(project, "src"),
    logLevel: "error",
    clearScreen: false,
  };
}

/** A new empty folder for files of a test; `remove` takes it away again. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "slides-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Builds the slides in `folder` (default: the talk) and serves them. */
export async function openSite(folder?: string): Promise<Site> {
  const files = await temporaryFolder();
  await build({ ...viteConfig(folder), build: { outDir: files.path } }).catch(async (error: unknown) => {
    await files.remove();
    throw error;
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = join(files.path, normalize(pathname.replace(deepPath, "/")));
    const file = path.endsWith("/") ? join(path, "index.html") : path;
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const host = `http://127.0.0.1:${address.port}`;
  return {
    url: `${host}/`,
    deepUrl: `${host}${deepPath}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await files.remove();
    },
  };
}

const deepPath = "/talks/nix/";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};
