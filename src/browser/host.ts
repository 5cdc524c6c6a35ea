import type { RevealApi } from "reveal.js";
import { joinChannel, type Command, type State } from "./sync.ts";
import { currentTheme } from "./theme.ts";

const changes = ["slidechanged", "fragmentshown", "fragmenthidden", "paused", "resumed"];

/**
 * Lets speaker views follow this deck and drive it. Returns how to tell them about a change that
 * the deck itself knows nothing of.
 */
export function hostSpeakers(deck: RevealApi): () => void {
  const id = Math.random().toString(36).slice(2);

  const commands: Readonly<Record<Command, () => void>> = {
    next: () => deck.next(),
    previous: () => deck.prev(),
    first: () => deck.slide(0, 0),
    last: () => {
      const { h, v } = deck.getIndices(deck.getSlides().at(-1));
      deck.slide(h, v);
    },
    black: () => deck.togglePause(),
  };

  const say = joinChannel((message) => {
    if (message.type === "hello") tell("question");
    if (message.type === "command" && message.deck === id) commands[message.command]();
  });

  function tell(cause: State["cause"]): void {
    const { h, v, f } = deck.getIndices();
    // Reveal leaves `v` and `f` out where a slide has neither stack nor steps, despite its types.
    const at = { h, v: v ?? 0, f: f ?? -1 };
    say({ type: "state", deck: id, cause, at, black: deck.isPaused(), theme: currentTheme() });
  }

  const moved = () => tell("move");
  for (const change of changes) deck.on(change, moved);
  addEventListener("pagehide", () => say({ type: "bye", deck: id }));
  addEventListener("pageshow", (event) => event.persisted && tell("question"));
  tell("question");
  return moved;
}
