import { currentRole } from "./role.ts";

/**
 * Follows a phone that is turned. Slides held upright are too small to be read, so they become the
 * page, at the same slide, and slides again when it is turned back. A page that was opened as one
 * stays a page, and so does whatever the visitor has asked for.
 */
export function followTurning(currentId: () => string | undefined): void {
  const query = new URLSearchParams(location.search);
  const hasTurned = query.has("turned");
  if (self !== top || (query.has("view") && !hasTurned)) return;
  const isDeck = currentRole() === "deck";
  if (!isDeck && !hasTurned) return;
  // An upright phone with its keyboard open is wider than high, too, but never as wide as this.
  const wanted = isDeck
    ? "(max-width: 700px) and (orientation: portrait)"
    : "(min-width: 480px) and (orientation: landscape)";
  matchMedia(wanted).addEventListener("change", ({ matches }) => {
    if (!matches) return;
    const view = isDeck ? "?view=read&turned" : location.pathname;
    location.replace(`${view}#${encodeURIComponent(currentId() ?? "")}`);
  });
}
