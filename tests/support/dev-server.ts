import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createServer } from "vite";
import { temporaryFolder, viteConfig } from "./site.ts";

/** A development server on a folder of slides that tests may change. */
export interface DevServer {
  readonly url: string;
  /** Writes a file of the folder. */
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
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("The development server has no address.");
  return {
    url,
    write,
    remove: (name) => rm(join(slides.path, name)),
    close: async () => {
      await server.close();
      await slides.remove();
      await cache.remove();
    },
  };
}
