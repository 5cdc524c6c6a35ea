/**
 * Keeps one whole version of the site in the browser and serves every window from it: with the
 * network gone, and with a newer version on the server. That one is fetched meanwhile, whole or not
 * at all, and takes over when no window is left, or when one asks for it.
 */
declare const self: ServiceWorkerGlobalScope;

/** The version, and each file with its hash: a line that is written before this script at the end. */
declare const site: { readonly version: string; readonly files: Readonly<Record<string, string>> };

const scope = new URL(self.registration.scope);
// Decks on one host share its caches: nobody may touch those of another path.
const ours = `slides ${scope.pathname} `;
const cacheName = ours + site.version;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const file = event.request.method === "GET" ? fileAt(event.request.url) : undefined;
  if (file !== undefined) event.respondWith(answer(file, event.request));
});
self.addEventListener("message", (event) => {
  const { data, source } = event;
  const asker = source && "id" in source ? source.id : undefined;
  if (data.type === "adopt" && data.version === site.version) event.waitUntil(self.clients.claim());
  if (data.type === "take over") event.waitUntil(takeOver(data.ifAlone, asker));
});

/** The file of this version that an address stands for, if there is one. */
function fileAt(address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return undefined;
  const path = pathname.slice(scope.pathname.length);
  // Some hosts leave `.html` out of addresses.
  const names = path === "" ? ["index.html"] : [path, `${path}.html`];
  return names.find((name) => Object.hasOwn(site.files, name));
}

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  try {
    await Promise.all(Object.entries(site.files).map(([file, hash]) => keep(cache, file, hash)));
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

/** Fetches a file and keeps it; fails if it is not the one of this version. */
async function keep(cache: Cache, file: string, hash: string): Promise<void> {
  const address = new URL(file, scope);
  // Names with a hash always mean the same content; all others must be asked for anew.
  const freshness = file.startsWith("assets/") ? "default" : "no-cache";
  const response = await fetch(address, { integrity: hash, cache: freshness });
  if (!response.ok) throw new Error(`${file}: the server says ${response.status}`);
  const headers = new Headers(response.headers);
  // An answer that depends on other headers than we ask with could not be kept, or not found again.
  headers.delete("Vary");
  // Made anew, because browsers refuse a redirected answer to the request for a page.
  await cache.put(address, new Response(response.body, { headers }));
}

async function activate(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(ours) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a client has no target
  for (const client of await self.clients.matchAll()) client.postMessage({ version: site.version });
}

async function answer(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(new URL(file, scope));
  if (!kept) return fetch(request);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") ?? "");
  return range ? partOf(kept, Number(range[1]), range[2] ? Number(range[2]) : Infinity) : kept;
}

/** Bytes from `first` to `last` of a file; players of films ask for them. */
async function partOf(kept: Response, first: number, last: number): Promise<Response> {
  const whole = await kept.blob();
  const end = Math.min(last, whole.size - 1);
  const headers = new Headers(kept.headers);
  headers.set("Content-Range", first > end ? `bytes */${whole.size}` : `bytes ${first}-${end}/${whole.size}`);
  headers.delete("Content-Length");
  if (first > end) return new Response(null, { status: 416, headers });
  return new Response(whole.slice(first, end + 1), { status: 206, headers });
}

/** Replaces the version before, for all windows; if so demanded, only if it has but one. */
async function takeOver(ifAlone: boolean, asker: string | undefined): Promise<void> {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const others = windows.filter(
    ({ id, url, frameType }) => frameType !== "nested" && fileAt(url) !== undefined && id !== asker,
  );
  if (!ifAlone || others.length === 0) await self.skipWaiting();
}
