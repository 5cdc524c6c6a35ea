import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The Debian archive that this machine's package manager is set to use, or undefined where it is
 * not Debian or says nothing plain: then mmdebstrap's own default is right. A machine behind a
 * local mirror must not need another setting for the demos.
 */
export function configuredMirror(root = "/"): string | undefined {
  const release = read(join(root, "etc/os-release"));
  const codename = /^VERSION_CODENAME=(\w+)$/mu.exec(release)?.[1];
  if (codename === undefined || !/^ID=debian$/mu.test(release)) return undefined;
  const parts = join(root, "etc/apt/sources.list.d");
  const names = existsSync(parts) ? readdirSync(parts).toSorted() : [];
  const lists = names.filter((name) => name.endsWith(".list")).map((name) => join(parts, name));
  const entries = names
    .filter((name) => name.endsWith(".sources"))
    .flatMap((name) => stanzas(read(join(parts, name))));
  const lines = [join(root, "etc/apt/sources.list"), ...lists].flatMap((file) => oneLine(read(file)));
  return [...entries, ...lines].find(
    ({ suites, components }) => suites.includes(codename) && components.includes("main"),
  )?.uri;
}

interface Entry {
  readonly uri: string;
  readonly suites: readonly string[];
  readonly components: readonly string[];
}

/** Entries in the format of deb822, as in `debian.sources`. */
function stanzas(text: string): readonly Entry[] {
  const plain = text.replaceAll(/^#.*\n/gmu, "");
  return plain.split(/\n\s*\n/u).flatMap((stanza) => {
    const words = (key: string): readonly string[] =>
      (new RegExp(`^${key}:(.*)$`, "imu").exec(stanza)?.[1] ?? "").trim().split(/\s+/u);
    if (!words("Types").includes("deb") || words("Enabled").includes("no")) return [];
    return words("URIs")
      .filter(isWeb)
      .map((uri) => ({ uri, suites: words("Suites"), components: words("Components") }));
  });
}

/** Entries in the format of one line each, as in `sources.list`. */
function oneLine(text: string): readonly Entry[] {
  return text.split("\n").flatMap((line) => {
    const [, uri, suite, components] = /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+(.+)$/u.exec(line) ?? [];
    if (uri === undefined || suite === undefined || !isWeb(uri)) return [];
    return [{ uri, suites: [suite], components: (components ?? "").split(/\s+/u) }];
  });
}

function isWeb(uri: string): boolean {
  return /^https?:/u.test(uri);
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
