const unused = {
  // Navigation that is drawn on the screen, and its motion.
  navigation: "controls controls-arrow navigate-left navigate-right navigate-up navigate-down progress roll",
  // The number that the deck has for the key G only, and never draws.
  number: "slide-number slide-number-delimiter",
  motion: "bounce-left bounce-right bounce-down playback",
  // Reveal's list of keys, and the picture that turns while an overlay loads.
  overlays: "r-overlay-help r-overlay-help-content r-overlay-spinner",
  // Views that print.html, the speaker's view and the page to read replace.
  views: "reveal-scroll loading-scroll-mode reveal-print print-pdf speaker-notes-pdf",
  // Transitions of a whole deck: ours has none, and no slide can have these for itself.
  transitions: "cube page",
  // Notes below the deck, writing from right to left, a deck within a page and slides in its middle: never switched on.
  settings: "show-notes notes-placeholder rtl embedded center",
  // What Reveal's plugins bring, and a setting that the deck does not have.
  others: "hljs hljs-ln-code hljs-ln-numbers zoomed has-parallax-background",
} as const;

/**
 * Names in Reveal's style sheet that nothing on our pages has, or nothing that is shown. The build leaves out the rules that
 * need them: classes, and motions that only such rules name.
 */
export const unusedInReveal: readonly string[] = Object.values(unused).flatMap((names) => names.split(" "));
