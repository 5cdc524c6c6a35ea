import type { RevealApi } from "reveal.js";
import { bindKeys } from "../keys.ts";
import { joinLabs } from "./channel.ts";

const digits = Array.from({ length: 10 }, (_, digit) => digit);

/** Lets number keys play the story of the lab on the slide; those of the speaker's window, too. */
export function playByKeys(deck: RevealApi): void {
  const play = (scene: number) => {
    for (const lab of deck.getCurrentSlide().querySelectorAll("[data-lab]")) {
      lab.dispatchEvent(new CustomEvent("scene", { detail: scene }));
    }
  };
  joinLabs((message) => message.type === "scene" && play(message.scene));
  bindDigits(play);
}

/** Sends the number keys of this window to where the labs are. */
export function playFromAfar(): void {
  const tell = joinLabs(() => {});
  bindDigits((scene) => tell({ type: "scene", scene }));
}

function bindDigits(play: (digit: number) => void): void {
  bindKeys(Object.fromEntries(digits.map((digit) => [String(digit), () => play(digit)])));
}
