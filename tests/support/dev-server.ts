import { rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createServer } from "vite";
import { temporaryFolder, viteConfig } from "./site.ts";

/** A development server on a folder of slides that tests may change. */
export interface DevServer {
  readonly url: string;
  /** Writes a file of the folder; resolves when the server has noticed. */
  readonly write: (name: string, text: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a development server on a new folder with these files. */
export async function openDevServer(files: Readonly<Record<string, string>>): Promise<DevServer> {
  const slides = await temporaryFolder();
  const cache = await temporaryFolder();
  const write = (name: string, text: string) => writeFile(join(slides.path, name), text);
  for (const [name, text] of Object.entries(files)) await write(name, text);
  const server = await createServer({
    ...viteConfig(slides.path),
    logLevel: "silent",
    cacheDir: cache.path,
    server: { host: "127.0.0.1", port: 0, open: false },
  });
  await server.listen();
  // The watcher drops a change that comes within 50 ms of another one to the same file: then
  // the file has to be saved again.
  const change = async (name: string, make: () => Promise<void>) => {
    const noticed = new Promise<boolean>((resolve) => {
      server.watcher.on("all", (_event, path) => basename(path) === name && resolve(true));
    });
    do await make();
    while (!(await Promise.race([noticed, setTimeout(100, false)])));
  };
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("The development server has no address.");
  return {
    url,
    write: (name, text) => change(name, () => write(name, text)),
    remove: (name) => change(name, () => rm(join(slides.path, name), { force: true })),
    close: async () => {
      await server.close();
      await slides.remove();
      await cache.remove();
    },
  };
}
