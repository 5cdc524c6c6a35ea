import { execFileSync } from "node:child_process";

/**
 * The date of a document made from the slides in `folder`: SOURCE_DATE_EPOCH (seconds since 1970),
 * else that of the newest commit there; undefined if there is none. Never the clock: the same
 * sources have the same date. Throws an Error if the variable is no number.
 */
export function dateOf(folder: string): Date | undefined {
  const epoch = process.env["SOURCE_DATE_EPOCH"];
  if (epoch === undefined || epoch === "") return commitDate(folder);
  if (!/^\d{1,11}$/.test(epoch)) {
    throw new Error(`SOURCE_DATE_EPOCH is “${epoch}”. Set it to whole seconds since 1970, or unset it.`);
  }
  return new Date(Number(epoch) * 1000);
}

function commitDate(folder: string): Date | undefined {
  try {
    const command = ["-C", folder, "log", "-1", "--format=%ct"];
    const seconds = execFileSync("git", command, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return seconds.trim() === "" ? undefined : new Date(Number(seconds) * 1000);
  } catch {
    return undefined;
  }
}
