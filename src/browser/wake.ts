/** Keeps the screen from going dark for as long as `wanted` says so, where the browser can. */
export function keepScreenOn(wanted: () => boolean): void {
  if (!("wakeLock" in navigator)) return;
  let lock: WakeLockSentinel | undefined;
  const update = async () => {
    if (!wanted()) await lock?.release();
    // A lock ends by itself when its window is hidden.
    else if (document.visibilityState === "visible" && lock?.released !== false) {
      // Refused when the battery is low: then the screen follows the system's settings.
      lock = await navigator.wakeLock.request("screen").catch(() => undefined);
    }
  };
  for (const event of ["visibilitychange", "fullscreenchange"]) {
    document.addEventListener(event, () => void update());
  }
  void update();
}
