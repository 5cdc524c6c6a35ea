import { joinChannel, type Command, type State } from "../sync.ts";

const askEvery = 2000;
// A deck that closes says so. Only one that crashed or was frozen leaves questions unanswered.
const goneAfter = 3;

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
  let unanswered = 0;

  const say = joinChannel((message) => {
    if (message.type === "bye" && message.deck === deck) {
      // Not asked for another one at once: it may only be loading again.
      deck = undefined;
      unanswered = 0;
    }
    if (message.type !== "state") return;
    if (deck !== undefined && deck !== message.deck && message.cause !== "move") return;
    deck = message.deck;
    unanswered = 0;
    lose(false);
    hear(message);
  });

  const ask = () => {
    unanswered += 1;
    say({ type: "hello" });
  };
  setInterval(() => {
    if (unanswered >= goneAfter) deck = undefined;
    if (deck === undefined && unanswered > 0) lose(true);
    ask();
  }, askEvery);
  ask();

  return (command) => {
    if (deck !== undefined) say({ type: "command", deck, command });
  };
}
