import { basename, isAbsolute, join, normalize, relative, resolve } from "node:path";
import {
  type ErrorPayload,
  type HtmlAssetSource,
  type Logger,
  normalizePath,
  type Plugin,
  type ViteDevServer,
} from "vite";
import { type Deck, slidesOf } from "../compile/deck.ts";
import { frame } from "../compile/diagnostic.ts";
import { isDeckFile } from "../compile/parse.ts";
import { type Compiled, createCompiler } from "./compiler.ts";
import { type Folder, isSource, openFolder } from "./folder.ts";
import { fillPage, htmlOf, slidesIn, withPaper, withSlides } from "./page.ts";

export interface SlidesOptions {
  /** Folder with the slides, relative to the project. */
  readonly folder: string;
  /** Absolute path of the project. */
  readonly project: string;
}

/** What other plugins can ask this one for. */
export interface SlidesApi {
  readonly folder: Folder;
  /** The name of the deck file, whether there is one or not: what it names is found from there. */
  readonly deckFile: string;
  readonly deck: () => Deck | undefined;
}

/** Vite plugin: puts the slides of a folder into the pages, and keeps open pages up to date. */
export function slides({ folder: path, project }: SlidesOptions): Plugin {
  const folder = openFolder(path, project);
  const deckFile = normalizePath(join(relative(folder.base, folder.path), "deck.yaml"));
  let logger: Logger;
  let isBuild = false;
  let pages = "";
  let lastReport = "";
  let compile: () => Promise<Compiled>;
  let current: Compiled | undefined;

  let namesFiles = false;
  const assetUrl = (file: string) => {
    namesFiles = true;
    const absolute = normalizePath(join(folder.base, file));
    return isBuild ? normalizePath(relative(pages, absolute)) : `/@fs/${absolute.replace(/^\//, "")}`;
  };
  const update = async () => {
    current = await compile();
    if (current.report !== lastReport) log(logger, current);
    lastReport = current.report;
    return current;
  };

  /** Whether the deck depends on a file: its sources, its demos, and the files that slides name. */
  const isPartOfDeck = (file: string) => {
    if (!isInside(file, folder.base)) return false;
    if (["demos", "graphs"].some((part) => isInside(file, join(folder.path, part)))) return true;
    if (isInside(file, folder.path) && isSource(file)) return true;
    const name = normalizePath(relative(folder.base, file));
    const links = current ? slidesOf(current.deck).flatMap((slide) => slide.links) : [];
    return links.some(({ target }) => target.kind === "asset" && target.path === name);
  };

  return {
    name: "slides",
    // For plugins that add something to the pages: the deck as it was compiled last.
    api: { folder, deckFile, deck: () => current?.deck } satisfies SlidesApi,
    config: ({ build }) => ({
      build: {
        // `--outDir` is what the user sees from the project, not from the folder of the pages.
        outDir: resolve(project, build?.outDir ?? "dist"),
        emptyOutDir: isInside(resolve(project, build?.outDir ?? "dist"), project),
        // Small pictures may become part of the page; files to take home may not, they have a name.
        assetsInlineLimit: (file) =>
          /\.(avif|gif|ico|jpe?g|png|svg|webp|woff2?)$/i.test(file) ? undefined : false,
      },
      server: { fs: { allow: [project, folder.base] } },
      html: { additionalAssetSources: furtherFiles },
    }),
    async configResolved(config) {
      logger = config.logger;
      isBuild = config.command === "build";
      pages = config.root;
      const cacheFile = join(config.cacheDir, "slides", "highlight.json");
      compile = createCompiler(folder, { assetUrl, forAudience: isBuild, cacheFile });
      // From later hooks an error would reach the author under a page of the bundler's own stack.
      if (isBuild) stopOnErrors(await update());
    },
    async buildStart() {
      for (const { file } of folder.sources()) this.addWatchFile(join(folder.base, file));
      if (isBuild && this.meta.watchMode) stopOnErrors(await update());
    },
    transformIndexHtml: {
      order: "pre",
      async handler(page, { filename }) {
        const compiled = current && isBuild ? current : await update();
        if (!isBuild && compiled.hasErrors)
          throw Object.assign(new Error(), asViteError(compiled, folder.base));
        const ours = isBuild ? page : page.replaceAll('"../', `"/@fs${normalizePath(project)}/`);
        // Vite reads a page letter by letter to find the files it names. Slides that name none, and
        // those of the pages for paper, which are the same, need not wait for that.
        const isLater = isBuild && (!namesFiles || basename(filename) !== "index.html");
        return fillPage(ours, compiled, !isLater);
      },
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const index = bundle["index.html"];
        if (index?.type !== "asset" || !current) return;
        const page = String(index.source);
        const finished = namesFiles ? slidesIn(page) : htmlOf(current);
        index.source = withSlides(page, namesFiles ? undefined : finished);
        for (const paper of Object.values(bundle)) {
          if (paper.type !== "asset" || !paper.fileName.endsWith(".html") || paper === index) continue;
          paper.source = withPaper(withSlides(String(paper.source), finished), finished, current.deck);
        }
      },
    },
    configureServer(server) {
      server.watcher.add(folder.path);
      announce(server);
    },
    async hotUpdate({ file, type }) {
      if (this.environment.name !== "client" || !isPartOfDeck(normalize(file))) return;
      const { hot } = this.environment;
      const before = current;
      const after = await update();
      if (after.hasErrors) hot.send({ type: "error", err: asViteError(after, folder.base) });
      else if (type !== "update" || !isSource(file) || isDeckFile(file) || !before)
        hot.send({ type: "full-reload" });
      else {
        const known = new Map(before.rendered.sections.map((section) => [section.file, section.html]));
        const changes = after.rendered.sections.filter((section) => known.get(section.file) !== section.html);
        hot.send("deck:slides", { changes });
        // An update of nothing takes the overlay away, and reloads pages that never started.
        if (before.hasErrors) hot.send({ type: "update", updates: [] });
      }
      return [];
    },
  };
}

/** Where slides name files besides those that Vite looks for by itself: backgrounds and downloads. */
const furtherFiles: Record<string, HtmlAssetSource> = {
  section: {
    srcAttributes: ["data-background", "data-background-image", "data-background-video"],
    filter: ({ value }) => value.startsWith("../"),
  },
  a: { srcAttributes: ["href"], filter: ({ value }) => value.startsWith("../") },
};

/** Ends a build whose slides have errors; the errors themselves have been printed. */
function stopOnErrors({ diagnostics, hasErrors }: Compiled): void {
  if (!hasErrors) return;
  const count = diagnostics.filter(({ severity }) => severity === "error").length;
  const message = `The slides have ${count} ${count === 1 ? "error" : "errors"}, listed above.`;
  throw Object.assign(new Error(message), { stack: message });
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith("..") && !isAbsolute(way);
}

function log(logger: Logger, { report, hasErrors }: Compiled): void {
  if (report === "") return;
  if (hasErrors) logger.error(`\n${report}\n`);
  else logger.warn(`\n${report}\n`);
}

/** The first error in the shape that Vite's overlay shows: message, place and frame. */
function asViteError({ diagnostics, textOf }: Compiled, base: string): ErrorPayload["err"] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (!first) throw new Error("There is no error to show.");
  const { span, message, hint, code } = first;
  const more = errors.length > 1 ? ` (${errors.length - 1} more in the terminal)` : "";
  const id = join(base, span.file);
  return {
    message: `${message} ${hint}${more}`,
    stack: "",
    id,
    // The overlay trims the first line of a frame, so it must not be the one with the text; and it
    // shows only frames that are drawn like its own.
    frame: `${code}\n${frame(span, textOf(span.file) ?? "")
      .replace("│", "|")
      .replace("╵", "|")}\n`,
    loc: { file: id, line: span.line, column: span.column },
    plugin: "slides",
  };
}

/** Adds the speaker view to the addresses that Vite prints when the server is up. */
function announce(server: ViteDevServer): void {
  const print = server.printUrls.bind(server);
  server.printUrls = () => {
    print();
    const [address] = server.resolvedUrls?.local ?? [];
    if (address) server.config.logger.info(`  ➜  Speaker view: ${address}?speaker`);
  };
}
