import { forget, type Picture } from "../draw/picture.ts";
import { generationsLab } from "./generations/picture.ts";
import { hashLab } from "./hash/picture.ts";
import { linkingLab } from "./linking/picture.ts";

/** The first frame of every lab, by the word after the opening fence. */
export const labPictures: ReadonlyMap<string, Picture> = new Map([
  [generationsLab.name, forget(generationsLab)],
  [hashLab.name, forget(hashLab)],
  [linkingLab.name, forget(linkingLab)],
]);
