/**
 * What a window is for: the audience's slides, the same slides as a page to read, the speaker's
 * view, or one of the two small slides inside the speaker's view.
 */
export type Role = "deck" | "reader" | "speaker" | "preview";

/** The role that the script in the page's head has chosen from the address and the screen. */
export function currentRole(): Role {
  const role = document.documentElement.dataset["role"];
  return role === "reader" || role === "speaker" || role === "preview" ? role : "deck";
}
