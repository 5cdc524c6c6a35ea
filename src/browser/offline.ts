import { sayNewer } from "./newer.ts";
import { currentRole } from "./role.ts";

/** How long after its beginning a visit counts as just begun, in milliseconds. */
const beginning = 20_000;

/**
 * Keeps the whole site in this browser, so that it works without network. A window stays with the
 * version it was opened with. A newer one is shown at once if this window is the only one and
 * nobody has touched it yet; otherwise readers and speakers are told, and the next visit shows it.
 */
export async function keepOffline(): Promise<void> {
  const version = document.querySelector<HTMLMetaElement>('meta[name="site-version"]')?.content;
  if (!version || self !== top || !isSecureContext || !("serviceWorker" in navigator) || savesData()) return;
  const isTouched = watchTouches();
  await loaded();

  const { serviceWorker } = navigator;
  serviceWorker.addEventListener("message", ({ data }: MessageEvent<{ version: string }>) => {
    // Another version has taken over from now on, so everything has to come from that.
    if (serviceWorker.controller && data.version !== version) location.reload();
  });
  const registration = await register();
  if (!registration) return;
  const offer = () => {
    const { active, waiting } = registration;
    if (!active || !waiting) return;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target
    const takeOver = (ifAlone: boolean) => waiting.postMessage({ type: "take over", ifAlone });
    if (!isTouched() && performance.now() < beginning) takeOver(true);
    // What the audience sees is on a screen in a room: nothing may appear there by itself.
    if (currentRole() !== "deck") sayNewer(() => takeOver(false));
  };
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  addEventListener("visibilitychange", () => {
    // Offline the question fails, and there is nothing to be done about it.
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
  const { active } = await serviceWorker.ready;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target
  if (!serviceWorker.controller) active?.postMessage({ type: "adopt", version });
}

/** Whether the visitor's browser asks for as little traffic as possible. */
function savesData(): boolean {
  return matchMedia("(prefers-reduced-data: reduce)").matches || hasSaveData(navigator);
}

function hasSaveData(from: Navigator & { readonly connection?: { readonly saveData?: boolean } }): boolean {
  return from.connection?.saveData === true;
}

/** Starts to note whether anybody uses this window; returns how to ask. */
function watchTouches(): () => boolean {
  let isTouched = false;
  const touch = () => {
    isTouched = true;
  };
  for (const kind of ["keydown", "pointerdown", "wheel"])
    addEventListener(kind, touch, { once: true, passive: true });
  return () => isTouched;
}

async function loaded(): Promise<void> {
  if (document.readyState === "complete") return;
  await new Promise((resolve) => {
    addEventListener("load", resolve, { once: true });
  });
}

/** A browser may forbid it, and a server may have lost the file: then the site needs its network. */
async function register(): Promise<ServiceWorkerRegistration | undefined> {
  try {
    return await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
  } catch {
    return undefined;
  }
}
