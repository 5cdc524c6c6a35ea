import type * as v from "valibot";
import type { Html } from "../html.ts";

/**
 * A kind of picture that an author can put on a slide: a fenced block with the picture's name,
 * YAML inside. The YAML is validated against `schema`; a mistake becomes a diagnostic with the
 * line and column of the value it is about.
 */
export interface Picture<S extends Schema = Schema> {
  /** The word after the opening fence, such as `ladder`. */
  readonly name: string;
  readonly schema: S;
  /** Markup for inside a `<figure>`; colours only through CSS variables and classes. */
  readonly draw: (data: v.InferOutput<S>) => Html;
}

/** What every picture needs: `says`, one sentence that stands for it wherever it cannot be seen. */
export type Schema = v.BaseSchema<unknown, { readonly says: string }, v.BaseIssue<unknown>>;

/** A file with recorded data that pictures draw; always the same object while it does not change. */
export interface DataFile {
  /** Its path, as messages show it. */
  readonly file: string;
  readonly text: string;
}

/** The files with recorded data, by the names that the notation of pictures uses. */
export type DataFiles = ReadonlyMap<string, DataFile>;

/** Gives a picture its type, so that `draw` knows the data that `schema` describes. */
export function definePicture<S extends Schema>(picture: Picture<S>): Picture<S> {
  return picture;
}

/**
 * Lets pictures with different data stand in one list. Sound as long as `draw` is given only what
 * the same picture's `schema` has read.
 */
export function forget<S extends Schema>(picture: Picture<S>): Picture {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- functions are contravariant
  return picture as unknown as Picture;
}
