import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import type { TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright";
import { contentTypeOf } from "../../src/node/content-type.ts";
import { visit, type Visit } from "./pages.ts";

/** A web host like those that people use: folders under paths, compression, a redirect to the slash. */
export interface Host {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** Answers given: path, status, and bytes of the body as sent. */
  readonly answers: { readonly path: string; readonly status: number; readonly bytes: number }[];
  /** Serves a folder under a path that starts and ends with a slash, instead of what was there. */
  readonly serve: (path: string, folder: string) => void;
  /** Answers differently from now on: a status for each path, undefined for the usual answer. */
  readonly disturb: (status: (path: string) => number | undefined) => void;
  /** Stops listening and breaks every connection; `start` listens again, under the same address. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

const compressible = new Set([".html", ".js", ".css", ".svg", ".webmanifest"]);

export interface HostOptions {
  /** Further headers for a path. */
  readonly headersOf?: (path: string) => Readonly<Record<string, string>>;
  /** Whether the host redirects addresses with `.html` to those without, as some do. */
  readonly isBare?: boolean;
}

/** Starts a host that serves nothing yet. */
export async function openHost({ headersOf, isBare = false }: HostOptions = {}): Promise<Host> {
  const folders = new Map<string, string>();
  const answers: { path: string; status: number; bytes: number }[] = [];
  let disturbance: (path: string) => number | undefined = () => undefined;

  const reply = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname: path, search } = new URL(request.url ?? "/", "http://localhost");
    const send = (status: number, headers: Readonly<Record<string, string>>, body: Uint8Array) => {
      answers.push({ path, status, bytes: body.length });
      response.writeHead(status, headers).end(body);
    };
    const nothing = new Uint8Array();
    const disturbed = disturbance(path);
    const place = disturbed === undefined ? find(path, folders, isBare) : { status: disturbed };
    if ("status" in place) return send(place.status, {}, nothing);
    if ("address" in place) return send(301, { Location: place.address + search }, nothing);
    const { file } = place;
    const mayZip = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    const isZipped = mayZip && compressible.has(extname(file));
    const content = readFileSync(file);
    const headers = { ...usualHeaders(file, isZipped), ...headersOf?.(path) };
    send(200, headers, isZipped ? gzipSync(content) : content);
  };

  let server: Server | undefined;
  let port = 0;
  const start = async () => {
    server = createServer(reply).listen(port, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address && typeof address !== "string") ({ port } = address);
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    answers,
    serve: (path, folder) => folders.set(path, folder),
    disturb: (status) => {
      disturbance = status;
    },
    start,
    stop: async () => {
      server?.closeAllConnections();
      if (server?.listening) await new Promise((closed) => server?.close(closed));
    },
  };
}

/** What a path stands for: a file, another address, or nothing. */
function find(
  path: string,
  folders: ReadonlyMap<string, string>,
  isBare: boolean,
): { readonly file: string } | { readonly address: string } | { readonly status: number } {
  if (folders.has(`${path}/`)) return { address: `${path}/` };
  const mounts = [...folders].filter(([key]) => path.startsWith(key));
  const [mount, folder] = mounts.toSorted(([a], [b]) => b.length - a.length)[0] ?? [];
  if (mount === undefined || folder === undefined) return { status: 404 };
  if (isBare && path.endsWith(".html")) return { address: path.replace(/(index)?\.html$/, "") };
  const found = join(folder, normalize(`/${decodeURIComponent(path.slice(mount.length))}`));
  const candidates = [
    found.endsWith("/") ? join(found, "index.html") : found,
    ...(isBare ? [`${found}.html`] : []),
  ];
  const file = candidates.find((name) => statSync(name, { throwIfNoEntry: false })?.isFile());
  return file === undefined ? { status: 404 } : { file };
}

function usualHeaders(file: string, isZipped: boolean): Readonly<Record<string, string>> {
  const lasts = file.includes("/assets/") ? "max-age=31536000, immutable" : "max-age=600";
  return {
    "Content-Type": contentTypeOf(file),
    "Cache-Control": `public, ${lasts}`,
    ...(isZipped ? { "Content-Encoding": "gzip", Vary: "Accept-Encoding" } : {}),
  };
}

/** A host and a visitor's browser profile, both there until the test ends. */
export async function onHost(
  test: TestContext,
  browser: Browser,
  options?: HostOptions,
): Promise<Visit & { readonly host: Host }> {
  const host = await openHost(options);
  const visitor = await visit(browser);
  test.after(async () => {
    await visitor.context.close();
    await host.stop();
  });
  return { ...visitor, host };
}
