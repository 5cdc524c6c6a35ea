/** A document that the talk is printed as. */
export interface PaperDocument {
  /** Name of its file beside the deck. */
  readonly file: string;
  /** The page of the site that it is printed from. */
  readonly page: "print.html" | "steps.html" | "handout.html";
  /** What the audience is offered. */
  readonly label: string;
  /** What distinguishes its title from the talk's; empty for the slides themselves. */
  readonly suffix: string;
}

/** The documents, in the order in which they are offered. */
export const documents: readonly PaperDocument[] = [
  { file: "talk.pdf", page: "print.html", label: "Slides", suffix: "" },
  { file: "talk-steps.pdf", page: "steps.html", label: "Slides, step by step", suffix: "step by step" },
  { file: "talk-handout.pdf", page: "handout.html", label: "Handout with notes", suffix: "handout" },
];

export const papers = { a4: "A4", letter: "Letter" } as const;

/** The paper of the handout. */
export type PaperSize = keyof typeof papers;
