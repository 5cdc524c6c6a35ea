import type { RevealApi } from "reveal.js";

/**
 * Makes the browser's "back" undo a jump: a followed link, G, Home or End, a pick from the
 * overview. Steps and neighbouring slides leave no trace, or "back" would have to be pressed
 * through the whole talk before it leaves it.
 */
export function rememberJumps(deck: RevealApi): void {
  let last = place(deck);
  deck.on("slidechanged", () => {
    const now = place(deck);
    const id = decodeURIComponent(location.hash).replace(/^#\/?/, "").split("/")[0];
    // When the address is there already, the browser went to it: by back, forward, or by hand.
    if (Math.abs(now.h - last.h) > 1 && id !== deck.getCurrentSlide().id) {
      // Reveal writes addresses up to a second late; "back" must work at once.
      history.replaceState(null, "", last.address);
      history.pushState(null, "", now.address);
    }
    last = now;
  });
  for (const step of ["fragmentshown", "fragmenthidden"]) {
    deck.on(step, () => {
      last = place(deck);
    });
  }
}

function place(deck: RevealApi): { readonly h: number; readonly address: string } {
  const { h, v, f } = deck.getIndices();
  const { id } = deck.getCurrentSlide();
  const slide = id === "" ? `${h}/${v}` : encodeURIComponent(id);
  return { h, address: f >= 0 ? `#/${slide}/${f}` : `#/${slide}` };
}
