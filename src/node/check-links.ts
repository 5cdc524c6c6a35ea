import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { LinkChecker, LinkState } from "linkinator";
import { type Deck, slidesOf } from "../compile/deck.ts";
import type { Span } from "../compile/diagnostic.ts";
import { parse } from "../compile/parse.ts";
import { escapeHtml } from "../html.ts";
import { openFolder } from "./folder.ts";

/** An address that slides link to, with every place where they do. */
interface WebLink {
  readonly address: string;
  readonly places: readonly Span[];
}

/** What became of a link: it works, it works at another address now, or it does not. */
interface Finding extends WebLink {
  readonly state: "works" | "moved" | "dead";
  /** Why it is dead, or where it has moved. */
  readonly detail: string;
}

/** How long one address may take, in milliseconds. */
const patience = 20_000;

/** Every web address of a deck, each once, in the order of the slides. */
export function webLinks(deck: Deck): readonly WebLink[] {
  const places = new Map<string, Span[]>();
  for (const { target, span } of slidesOf(deck).flatMap(({ links }) => links)) {
    if (target.kind !== "web" || !/^https?:/i.test(target.address)) continue;
    const known = places.get(target.address);
    if (known) known.push(span);
    else places.set(target.address, [span]);
  }
  return [...places].map(([address, spans]) => ({ address, places: spans }));
}

/**
 * Follows every link, and those that fail by accident `retries` times more; undefined if none of the
 * hosts can be reached at all: there is no network.
 */
export async function followLinks(
  links: readonly WebLink[],
  retries = 2,
): Promise<readonly Finding[] | undefined> {
  if (links.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), "slides-links-"));
  try {
    const anchors = links.map(({ address }) => `<a href="${escapeHtml(address)}">.</a>`);
    await writeFile(join(folder, "links.html"), `<!doctype html>${anchors.join("\n")}`);
    const checker = new LinkChecker();
    const targets = new Map<string, string>();
    checker.on("redirect", ({ url, targetUrl }) => targets.set(url, targetUrl ?? ""));
    const { links: results } = await checker.check({
      path: "links.html",
      serverRoot: folder,
      timeout: patience,
      redirects: "warn",
      retry: true,
      retryErrors: retries > 0,
      retryErrorsCount: retries,
    });
    const found = await Promise.all(
      links.map(async (link): Promise<Finding & { readonly isReached: boolean }> => {
        const same = new URL(link.address).href.replace(/#.*$/, "");
        const result = results.find(({ url }) => url.replace(/#.*$/, "") === same);
        const isReached = (result?.status ?? 0) > 0;
        if (result?.state !== LinkState.OK)
          return { ...link, isReached, state: "dead", detail: reasonOf(result) };
        const target = targets.get(result.url);
        const moved = target !== undefined && (await isMoved(result.url)) ? target : undefined;
        return { ...link, isReached, state: moved === undefined ? "works" : "moved", detail: moved ?? "" };
      }),
    );
    return found.some(({ isReached }) => isReached) ? found : undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The findings worth telling as text, a line for each place that links there. */
export function report(findings: readonly Finding[]): string {
  const bad = findings.filter(({ state }) => state !== "works");
  const lines = bad.flatMap(({ state, address, detail, places }) =>
    places.map(({ file, line, column }) => {
      const what = state === "dead" ? `is dead (${detail})` : `has moved to ${detail}`;
      return `${file}:${line}:${column} ${state}: ${address} ${what}`;
    }),
  );
  const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
  const sum = `${findings.length} links: ${count("works")} work, ${count("moved")} moved, ${count("dead")} dead.`;
  return [...lines, sum].join("\n");
}

/** Whether a server says that an address has another one for good, rather than for this visit. */
async function isMoved(address: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(address, { method: "HEAD", redirect: "manual", signal });
    return answer.status === 301 || answer.status === 308;
  } catch {
    return false;
  }
}

function reasonOf(
  result: { readonly status?: number; readonly failureDetails?: readonly unknown[] } | undefined,
): string {
  if (result?.status) return `the server says ${result.status}`;
  const [error] = result?.failureDetails ?? [];
  const cause = error instanceof Error ? (error.cause ?? error) : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  return code ?? (cause instanceof Error ? cause.message : "no answer");
}

/** Checks the slides' links and says what it found; the exit code is 1 if links are dead. */
async function main(): Promise<void> {
  const project = fileURLToPath(new URL("../..", import.meta.url));
  const { deck } = parse(openFolder(process.env["SLIDES"] ?? "slides", project).sources());
  const links = webLinks(deck);
  const findings = await followLinks(links);
  if (findings) {
    console.log(report(findings));
    if (findings.some(({ state }) => state === "dead")) process.exitCode = 1;
    return;
  }
  console.log(`There is no network: none of the ${links.length} links was checked.`);
  // Somebody on a train has done nothing wrong; a machine whose task this is has not done it.
  if (process.env["CI"]) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
