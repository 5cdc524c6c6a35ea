import { type Html, html, unsafeHtml } from "../html.ts";

/** What somebody did in a lab: which control, and its value; plain buttons have an empty one. */
export interface Action {
  readonly act: string;
  readonly value: string;
}

/** A step of the story that a lab tells: what it is called, and what is done in it. */
export interface Scene {
  readonly title: string;
  readonly actions: readonly Action[];
}

/**
 * Something to try out on a slide. `Data` is plain JSON from the slide; all the rest is pure, so the
 * same code draws the first frame at build time and every later one in the browser.
 */
export interface Lab<Data, State> {
  /** `hash` for the fence `hash-lab` and the element `<hash-lab>`. */
  readonly name: string;
  /** The first frame, which makes the slide's point before anybody has touched anything. */
  readonly start: (data: Data) => State;
  /** What comes of an action; the very same object if the action is unknown or changes nothing. */
  readonly act: (data: Data, state: State, action: Action) => State;
  /**
   * All there is to see. A control says what it does in `data-act`; buttons have their value in
   * `data-value`. A button that cannot be used now is `aria-disabled`, never `disabled`: that would
   * take the focus away. `data-copy="#id"` on a button copies the text of another element.
   */
  readonly view: (data: Data, state: State) => Html;
  /** One sentence about what has changed, for those who do not see it. */
  readonly tell: (data: Data, before: State, after: State) => string;
  /** A prepared story of at most nine scenes; number keys play it. */
  readonly story: (data: Data) => readonly Scene[];
}

/** Stands before and after what `part` marks. */
export const PART = "<!--part-->";

/** Marks an element of a view that is drawn anew only if it has changed. No part stands in another. */
export function part(element: Html): Html {
  return html`${unsafeHtml(PART)}${element}${unsafeHtml(PART)}`;
}

/** The actions that lead from the first frame to the end of a scene; the first scene is number 1. */
export function actionsUpTo(story: readonly Scene[], scene: number): readonly Action[] {
  return story.slice(0, scene).flatMap(({ actions }) => actions);
}

/** The state after some actions, beginning with the first frame. */
export function replay<Data, State>(lab: Lab<Data, State>, data: Data, actions: readonly Action[]): State {
  return actions.reduce((state, action) => lab.act(data, state, action), lab.start(data));
}
