import type { Answer, Place } from "../../src/labs/linking/loader.ts";
import {
  caches,
  copyOf,
  type Linking,
  type Machine,
  ownAddress,
  runpaths,
  SHARED,
} from "../../src/labs/linking/model.ts";
import { openFolder } from "../../src/node/folder.ts";
import type { DemoStage } from "./demo-stage.ts";

/** What can be seen of one start of a program. */
export interface Start {
  /** The places that were asked, in this order, and what came of each. */
  readonly asked: readonly { readonly place: Place; readonly answer: Answer }[];
  /** The library that was loaded; undefined if none was found. */
  readonly file: string | undefined;
  readonly line: string;
  readonly status: number;
}

/**
 * Brings a real machine into each of these states, one after the other, and starts the installed
 * programs in it; resolves to one list for each state, with undefined for programs that are not
 * installed. The machine is a directory with Debian's loader, its C library and its `ldconfig`,
 * and with what Nix built from the sources of the demo `side-by-side`.
 */
export async function startForReal(
  stage: DemoStage,
  data: Linking,
  states: readonly Machine[],
): Promise<readonly (readonly (Start | undefined)[])[]> {
  const demo = openFolder("slides/demos/side-by-side", process.cwd()).tree();
  const inside = [...prepareInside(data), ...states.flatMap((state, i) => visit(data, state, i))];
  const printed = await stage.run(
    { demo, inside: { type: "regular", contents: inside.join("\n") } },
    prepareOutside(data).join("\n"),
  );
  const starts = new Map(printed.split("@@ ").slice(1).map(readStart));
  return states.map((_, i) => data.programs.map(({ name }) => starts.get(`${i} ${name}`)));
}

const root = "/tmp/machine";

/** Makes the machine: everything that has to be compiled. */
function prepareOutside(data: Linking): readonly string[] {
  const { seeks, libraries, programs } = data;
  const major = (version: string) => version.split(".")[0] ?? "";
  return [
    "cp -r /mnt/demo /tmp/demo && cd /tmp/demo",
    `mkdir -p ${root}/usr/bin ${root}/usr/sbin ${root}/usr/lib64 ${root}/usr/lib/x86_64-linux-gnu`,
    `mkdir -p ${root}/etc ${root}/tmp ${root}/built ${root}/caches ${root}/nix/store`,
    `for name in bin sbin lib lib64; do ln -s usr/$name ${root}/$name; done`,
    `cp /bin/busybox ${root}/bin/sh`,
    `for name in cp ln rm cat; do ln -s sh ${root}/bin/$name; done`,
    `cp /usr/sbin/ldconfig ${root}/sbin/`,
    `cp /lib64/ld-linux-x86-64.so.2 ${root}/lib64/`,
    `cp /lib/x86_64-linux-gnu/libc.so.6 ${root}/lib/x86_64-linux-gnu/`,
    ...programs.map(({ name }) => `nix-build --option sandbox false -A ${name} -o ${name} 2>/dev/null`),
    `cp -r $(nix-store -qR ${programs.map(({ name }) => `./${name}`).join(" ")}) ${root}/nix/store/`,
    ...libraries.flatMap((library) => [
      `mkdir -p ${root}${copyOf(library)}`,
      `gcc -shared -fPIC -Wl,-soname,${seeks} -o ${root}${copyOf(library)}/${seeks} libprice-${major(library.version)}/price.c`,
    ]),
    ...programs.flatMap((program) =>
      runpaths(data).map((runpath, i) => {
        const target = `${root}/built/${program.name}-${i}`;
        if (runpath === ownAddress(data, program))
          return `ln -s $(readlink ${program.name})/bin/${program.name} ${target}`;
        const from = `-I libprice-${major(program.needs)} -L ${root}/opt/${program.needs}`;
        const name = seeks.replace(/^lib|\.so$/gu, "");
        const written = runpath === "" ? "" : `-Wl,--enable-new-dtags,-rpath,${runpath}`;
        return `gcc ${from} ${program.name}.c -l${name} ${written} -o ${target}`;
      }),
    ),
    `unshare --user --map-root-user /usr/sbin/chroot ${root} /bin/sh -s < /mnt/inside`,
  ];
}

/** Lets the real `ldconfig` write one cache for each thing that it can list. */
function prepareInside(data: Linking): readonly string[] {
  const shared = `${SHARED}/${data.seeks}`;
  return caches(data).flatMap((directory, i) => [
    directory === "" ? `rm -f ${shared}` : `cp ${data.libraries.map(copyOf)[0]}/${data.seeks} ${shared}`,
    directory === "" || directory === SHARED
      ? "rm -f /etc/ld.so.conf"
      : `echo ${directory} > /etc/ld.so.conf`,
    `/sbin/ldconfig && cp /etc/ld.so.cache /caches/${i}`,
  ]);
}

/** Brings the machine into a state and starts what is installed, once to see and once to watch. */
function visit(data: Linking, state: Machine, at: number): readonly string[] {
  const { variable, cache, shared } = state;
  const library = data.libraries.find(({ version }) => version === shared);
  const place = `${SHARED}/${data.seeks}`;
  const environment = variable === "" ? "" : `LD_LIBRARY_PATH=${variable} `;
  return [
    `cp /caches/${caches(data).indexOf(cache)} /etc/ld.so.cache`,
    library ? `cp ${copyOf(library)}/${data.seeks} ${place}` : `rm -f ${place}`,
    ...data.programs.flatMap(({ name }, i) => {
      const runpath = state.runpaths[i];
      if (runpath === undefined) return [`rm -f /usr/bin/${name}`];
      return [
        `ln -sf /built/${name}-${runpaths(data).indexOf(runpath)} /usr/bin/${name}`,
        `echo "@@ ${at} ${name}"`,
        `${environment}${name} 2>&1; echo "@ $?"`,
        `${environment}LD_DEBUG=libs LD_TRACE_LOADED_OBJECTS=1 ${name} 2>&1`,
      ];
    }),
  ];
}

/** Reads what one start has printed: its key, its output, its status, and what the loader says it does. */
function readStart(text: string): readonly [string, Start] {
  const [, key = "", line = "", status = "", log = ""] = /^(.*)\n([^]*?)\n@ (\d+)\n([^]*)$/u.exec(text) ?? [];
  const seeks = /^\t(\S*price\S*) => (.*?)(?: \(0x.*)?$/mu.exec(log);
  // A merged /usr: /lib is a link to it.
  const file = seeks?.[2] === "not found" ? undefined : seeks?.[2]?.replace(/^\/lib\//u, "/usr/lib/");
  const search = log.split(/find library=/u).find((part) => part.startsWith(seeks?.[1] ?? "?")) ?? "";
  const places = search.split(/^\s*\d+:\t search (?=cache|path)/mu).slice(1);
  const asked = places.map((part, i) => {
    const place = placeOf(part);
    const isHit = i === places.length - 1 && file !== undefined;
    const answer: Answer = isHit
      ? "hit"
      : place === "cache" && part.includes("trying file=")
        ? "gone"
        : "miss";
    return { place, answer };
  });
  return [key, { asked, file, line, status: Number(status) }];
}

function placeOf(part: string): Place {
  if (part.startsWith("cache=")) return "cache";
  const [, path = "", origin = ""] = /^path=(\S+)\s+\((.*?)\)$/mu.exec(part) ?? [];
  const directories = path.split(":").filter((directory) => !directory.includes("/glibc-hwcaps/"));
  if (origin === "LD_LIBRARY_PATH") return "variable";
  if (origin.startsWith("RUNPATH from file")) return "runpath";
  // The loader remembers where it met a directory first, and says so of a RUNPATH, too, that names it.
  if (origin === "system search path") return directories.join() === SHARED ? "runpath" : "shared";
  throw new Error(`the loader asked a place that nobody knows of: ${part}`);
}
