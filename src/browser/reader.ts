import { prepareHelp } from "./help.ts";
import { watchSlides } from "./hot.ts";
import { bindKeys } from "./keys.ts";
import { toggleTheme } from "./theme.ts";

/** Runs the talk as a page to read: the markup does nearly everything itself. */
export function startReader(): void {
  watchSlides()((edit) => edit());
  followDeckLink();
  addEventListener("hashchange", followDeckLink);

  const views = document.querySelector<HTMLElement>(".views");
  if (views) views.hidden = false;

  const help = prepareHelp(
    [
      [["T"], "Light or dark"],
      [["?", "H"], "These keys"],
    ],
    () => ({ text: "Show as slides", href: `?view=slides#${slideInView()?.id ?? ""}` }),
  );
  bindKeys({ "?": help, h: help, t: toggleTheme });
}

/** An address copied from the deck ends in `#/slide/step`; here it means the slide. */
function followDeckLink(): void {
  const [, id] = /^#\/([^/]+)/.exec(location.hash) ?? [];
  if (id !== undefined) location.replace(`#${id}`);
}

function slideInView(): HTMLElement | null {
  const element = document.elementFromPoint(innerWidth / 2, innerHeight / 3);
  return element?.closest<HTMLElement>(".slides section[id]") ?? null;
}
