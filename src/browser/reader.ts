import { downloads } from "./downloads.ts";
import { element } from "./element.ts";
import { prepareHelp } from "./help.ts";
import { watchSlides } from "./hot.ts";
import { bindKeys } from "./keys.ts";
import { openLabsOnPage } from "./labs/load.ts";
import { fitForm } from "./reading/form.ts";
import { markInContents, openContents } from "./reading/guide.ts";
import { followDeckLink, keepReadingPlace, slideInView, slidesOnPage } from "./reading/place.ts";
import { reachScrollBoxes } from "./reading/scroll-boxes.ts";
import { settleSlides } from "./reading/settle.ts";
import { showQrCode } from "./share.ts";
import { toggleTheme } from "./theme.ts";
import { followTurning } from "./turning.ts";

/** Runs the talk as a page to read: the markup does nearly everything itself. */
export function startReader(): void {
  const onEdit = watchSlides();
  fitForm();
  openLabsOnPage();
  followDeckLink(location);
  // The address itself may have been written anew since.
  addEventListener("hashchange", ({ newURL }) => followDeckLink(new URL(newURL)));
  openContents();
  linkNumbers();
  void settleSlides(slidesOnPage(), reachScrollBoxes);
  addEventListener("resize", () => reachScrollBoxes(document));

  const here = () => slideInView()?.id;
  const deckAddress = (id = "") => `?view=slides#${encodeURIComponent(id)}`;
  const toDeck = offerViews();
  keepReadingPlace((slide) => {
    markInContents(slide);
    toDeck?.setAttribute("href", deckAddress(slide.id));
  });
  followTurning(here);
  onEdit((edit) => {
    edit();
    linkNumbers();
  });

  const help = prepareHelp(
    [
      [["R"], "Show as slides"],
      [["Q"], "QR code of this place"],
      [["T"], "Light or dark"],
      [["?", "H"], "These keys"],
    ],
    () => [{ text: "Show as slides", href: deckAddress(here()) }, ...downloads()],
  );
  bindKeys({
    "?": help,
    h: help,
    t: toggleTheme,
    r: () => location.assign(deckAddress(here())),
    q: () => void showQrCode(here()),
  });
}

/** Shows the way to the deck; returns the link. Files stand in the contents: what is above every page is short. */
function offerViews(): HTMLAnchorElement | null {
  const files = downloads().map(({ text, href }) => element("li", {}, element("a", { href }, text)));
  if (files.length > 0) {
    const item = element("li", { className: "files" }, "To take home", element("ol", {}, ...files));
    document.querySelector(".contents nav > ol")?.append(item);
  }
  const views = document.querySelector<HTMLElement>(".views");
  views?.removeAttribute("hidden");
  return views?.querySelector("a") ?? null;
}

/** The number of a slide becomes a link to it, to be copied or sent. */
function linkNumbers(): void {
  for (const slide of slidesOnPage()) {
    const number = slide.querySelector(".foot .num");
    if (!number || number.querySelector("a")) continue;
    const link = element("a", { href: `#${encodeURIComponent(slide.id)}` }, ...number.childNodes);
    link.setAttribute("aria-label", `Link to slide ${link.textContent}`);
    number.append(link);
  }
}
