import type { RevealApi } from "reveal.js";
import { startDeck } from "./deck.ts";
import { prepareHelp, type Shortcut } from "./help.ts";
import { hostSpeakers } from "./host.ts";
import { watchSlides } from "./hot.ts";
import { rememberJumps } from "./jumps.ts";
import { bindKeys } from "./keys.ts";
import { arrangeOverview } from "./overview.ts";
import { keepPlace } from "./place.ts";
import { openSpeaker } from "./popup.ts";
import { toggleTheme } from "./theme.ts";
import { keepScreenOn } from "./wake.ts";

/** Runs the window that the audience sees. */
export async function startAudience(): Promise<void> {
  const onEdit = watchSlides();
  const deck = await startDeck();
  const tellSpeakers = hostSpeakers(deck);
  onEdit(keepPlace(deck));
  rememberJumps(deck);
  arrangeOverview(deck);

  const help = prepareHelp(shortcuts(deck), () => ({
    text: "Read this talk as a page",
    href: `?view=read#${deck.getCurrentSlide().id}`,
  }));
  const theme = () => {
    toggleTheme();
    tellSpeakers();
  };
  const speaker = self === top ? { s: openSpeaker } : {};
  bindKeys({ "?": help, h: help, t: theme, ...speaker });
  keepScreenOn(() => document.fullscreenElement !== null);
}

function shortcuts(deck: RevealApi): Shortcut[] {
  const stacks: Shortcut[] = deck.hasVerticalSlides()
    ? [[["↑", "↓"], "Up and down in a stack of slides"]]
    : [];
  const fullscreen: Shortcut[] = document.fullscreenEnabled ? [[["F"], "Fill the screen; Esc ends it"]] : [];
  const speaker: Shortcut[] = self === top ? [[["S"], "Speaker’s view, in its own window"]] : [];
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
    [["T"], "Light or dark"],
    [["?", "H"], "These keys"],
  ];
}
