import type { Token } from "markdown-it";
import { pictures } from "../draw/pictures.ts";
import { type Diagnostic, diagnose } from "./diagnostic.ts";
import type { Html } from "../html.ts";
import type { Place } from "./place.ts";
import { readYaml } from "./yaml.ts";

/** A picture ready to be drawn. */
export interface PictureMeta {
  readonly name: string;
  readonly draw: () => Html;
}

/** Reads a fence that holds a picture's notation; undefined if `name` is no picture. */
export function readPicture(
  token: Token,
  name: string,
  place: Place,
  report: (d: Diagnostic) => void,
): PictureMeta | undefined {
  const picture = pictures.get(name);
  if (!picture) return undefined;
  const { value, problems } = readYaml(token.content, picture.schema);
  for (const problem of problems) {
    const span = place.inFence(token, problem.line, problem.column, problem.length);
    report(
      diagnose(
        "picture/notation",
        span,
        problem.message,
        `See \`${name}\` in src/draw/${name}.ts for what it understands.`,
      ),
    );
  }
  return { name, draw: () => (value ? picture.draw(value) : { markup: "" }) };
}
