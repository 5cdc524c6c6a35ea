import { joinChannel, type Command, type State } from "../sync.ts";

const askEvery = 2000;
// A deck that closes says so. Only one that crashed or was frozen falls silent.
const goneAfter = 10_000;

/**
 * Follows a deck in another window: the first that answers, or the one that was moved last. Calls
 * `hear` with all it tells, and `lose` with whether there is none at present. Returns how to
 * command it.
 */
export function followDeck(
  hear: (state: State) => void,
  lose: (lost: boolean) => void,
): (command: Command) => void {
  let deck: string | undefined;
  let heard = Date.now();

  const say = joinChannel((message) => {
    if (message.type === "bye" && message.deck === deck) {
      // Not asked for another one at once: it may only be loading again.
      deck = undefined;
      heard = Date.now();
    }
    if (message.type !== "state") return;
    if (deck !== undefined && deck !== message.deck && message.cause !== "move") return;
    deck = message.deck;
    heard = Date.now();
    lose(false);
    hear(message);
  });

  setInterval(() => {
    const silence = Date.now() - heard;
    if (silence > goneAfter) deck = undefined;
    if (deck === undefined && silence > askEvery) lose(true);
    say({ type: "hello" });
  }, askEvery);
  say({ type: "hello" });

  return (command) => {
    if (deck !== undefined) say({ type: "command", deck, command });
  };
}
