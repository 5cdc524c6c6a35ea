import { cp, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createServer, type ViteDevServer } from "vite";
import { temporaryFolder, viteConfig } from "./project.ts";

/** A development server on a folder of slides that tests may change. */
export interface DevServer {
  readonly url: string;
  /** Writes a file of the folder; resolves when the server has noticed. */
  readonly write: (name: string, text: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a development server on a new folder with these files, and with those of another folder. */
export async function openDevServer(
  files: Readonly<Record<string, string>>,
  copied?: string,
): Promise<DevServer> {
  const slides = await temporaryFolder();
  if (copied !== undefined) await cp(copied, slides.path, { recursive: true });
  const cache = await temporaryFolder();
  // Moved into its place when it is whole, so that nobody reads half of it.
  const save = async (name: string, text: string) => {
    await writeFile(join(cache.path, name), text);
    await rename(join(cache.path, name), join(slides.path, name));
  };
  for (const [name, text] of Object.entries(files)) await save(name, text);
  const server = await createServer({
    ...viteConfig(slides.path),
    logLevel: "silent",
    cacheDir: join(cache.path, "vite"),
    server: { host: "127.0.0.1", port: 0, open: false },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("The development server has no address.");
  return {
    url,
    write: (name, text) => untilNoticed(server, name, () => save(name, text)),
    remove: (name) => untilNoticed(server, name, () => rm(join(slides.path, name), { force: true })),
    close: async () => {
      await server.close();
      await slides.remove();
      await cache.remove();
    },
  };
}

/** The watcher drops a change that comes within 50 ms of another one to the same file: then once more. */
async function untilNoticed(server: ViteDevServer, name: string, change: () => Promise<void>): Promise<void> {
  const { watcher } = server;
  const noticed = new Promise<boolean>((resolve) => {
    const hear = (_event: string, path: string) => {
      if (basename(path) !== name) return;
      watcher.off("all", hear);
      resolve(true);
    };
    watcher.on("all", hear);
  });
  for (let attempts = 0; attempts < 50; attempts++) {
    await change();
    if (await Promise.race([noticed, setTimeout(100, false)])) return;
  }
  throw new Error(`The server does not notice changes to ${name}.`);
}
