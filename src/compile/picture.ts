import type { Token } from "markdown-it";
import type { DataFiles, Picture } from "../draw/picture.ts";
import { dataPictures, pictures } from "../draw/pictures.ts";
import { labPictures } from "../labs/pictures.ts";
import { type Diagnostic, diagnose } from "./diagnostic.ts";
import type { Html } from "../html.ts";
import type { Place } from "./place.ts";
import { readYaml } from "./yaml.ts";

/** A picture ready to be drawn. */
export interface PictureMeta {
  readonly name: string;
  /** Whether it comes alive in the browser. */
  readonly isLab: boolean;
  readonly draw: () => Html;
}

/** Reads a fence that holds a picture's notation; undefined if `name` is no picture. */
export function readPicture(
  token: Token,
  name: string,
  place: Place,
  files: DataFiles,
  report: (d: Diagnostic) => void,
): PictureMeta | undefined {
  const lab = labPictures.get(name);
  const picture: Picture | undefined = lab ?? pictures.get(name) ?? dataPictures.get(name)?.(files);
  if (!picture) return undefined;
  const { value, problems } = readYaml(token.content, picture.schema);
  for (const problem of problems) {
    const span = place.inFence(token, problem.line, problem.column, problem.length);
    report(
      diagnose(
        "picture/notation",
        span,
        problem.message,
        `See \`${name}\` in src/${lab ? `labs/${name.replace(/-lab$/, "")}/picture` : `draw/${name}`}.ts for what it understands.`,
      ),
    );
  }
  return { name, isLab: lab !== undefined, draw: () => (value ? picture.draw(value) : { markup: "" }) };
}
