import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { contentTypeOf } from "../../src/node/content-type.ts";
import { buildSite } from "./build-site.ts";

/** A built deck on a server of its own. */
export interface Site {
  /** Address of the deck; it ends in a slash. */
  readonly url: string;
  /** The same deck in a folder of its host; ends in a slash, too. */
  readonly deepUrl: string;
  readonly close: () => Promise<void>;
}

/** Builds the slides in `folder` (default: the talk) and serves them. */
export async function openSite(folder?: string): Promise<Site> {
  const files = await buildSite(folder);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = join(files.path, normalize(pathname.replace(deepPath, "/")));
    const file = path.endsWith("/") ? join(path, "index.html") : path;
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": contentTypeOf(file) });
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
