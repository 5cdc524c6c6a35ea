import type { RevealApi } from "reveal.js";
import { startDeck } from "./deck.ts";
import { downloads } from "./downloads.ts";
import { prepareHelp, type Shortcut } from "./help.ts";
import { hostSpeakers } from "./host.ts";
import { watchSlides } from "./hot.ts";
import { rememberJumps } from "./jumps.ts";
import { playByKeys } from "./labs/keys.ts";
import { openLabsInDeck } from "./labs/load.ts";
import { bindKeys } from "./keys.ts";
import { arrangeOverview } from "./overview.ts";
import { keepPlace } from "./place.ts";
import { openSpeaker } from "./popup.ts";
import { showQrCode } from "./share.ts";
import { toggleTheme } from "./theme.ts";
import { followTurning } from "./turning.ts";
import { keepScreenOn } from "./wake.ts";

/** Runs the window that the audience sees. */
export async function startAudience(): Promise<void> {
  const onEdit = watchSlides();
  const deck = await startDeck();
  const tellSpeakers = hostSpeakers(deck);
  onEdit(keepPlace(deck));
  rememberJumps(deck);
  arrangeOverview(deck);
  openLabsInDeck(deck);
  playByKeys(deck);

  const here = () => deck.getCurrentSlide().id;
  const pageAddress = () => `?view=read#${encodeURIComponent(here())}`;
  followTurning(here);

  const help = prepareHelp(shortcuts(deck), () => [
    { text: "Read this talk as a page", href: pageAddress() },
    ...downloads(),
  ]);
  const theme = () => {
    toggleTheme();
    tellSpeakers();
  };
  const speaker = self === top ? { s: openSpeaker } : {};
  const read = () => location.assign(pageAddress());
  bindKeys({ "?": help, h: help, t: theme, r: read, q: () => void showQrCode(here()), ...speaker });
  keepScreenOn(() => document.fullscreenElement !== null);
}

function shortcuts(deck: RevealApi): Shortcut[] {
  const stacks: Shortcut[] = deck.hasVerticalSlides()
    ? [[["↑", "↓"], "Up and down in a stack of slides"]]
    : [];
  const fullscreen: Shortcut[] = document.fullscreenEnabled ? [[["F"], "Fill the screen; Esc ends it"]] : [];
  const speaker: Shortcut[] = self === top ? [[["S"], "Speaker’s view, in its own window"]] : [];
  const labs: Shortcut[] = document.querySelector("[data-lab]")
    ? [[["1", "…", "9", "0"], "Play the story of a lab; start it over"]]
    : [];
  return [
    [["→", "Space", "Page Down"], "Next step"],
    [["←", "Page Up"], "Step back"],
    ...stacks,
    [["Home", "End"], "First and last slide"],
    [["G"], "Go to a slide: its number, or a word on it"],
    [["O", "Esc"], "All slides at a glance"],
    ...speaker,
    [["B", "."], "Black screen, and back"],
    ...fullscreen,
    ...labs,
    [["R"], "Read the talk as a page"],
    [["Q"], "QR code and address of this slide"],
    [["T"], "Light or dark"],
    [["?", "H"], "These keys"],
  ];
}
