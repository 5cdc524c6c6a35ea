/** How the room is set up in which a demo's commands run. */
export interface Room {
  /** Root directory of the stage; nothing in it can be changed from inside. */
  readonly root: string;
  /** Folder on the host whose content is readable at `/mnt`. */
  readonly source?: string;
  /** Whether Nix builds in a sandbox of its own. */
  readonly sandbox: boolean;
  /** Time at which the room's clock starts, `YYYY-MM-DD HH:MM:SS` in UTC; undefined = the real time. */
  readonly clock?: string | undefined;
}

/** The home directory of the only user in a room. */
export const home = "/home/dev";

/**
 * The command line, for bubblewrap, that runs `command` in a new room: no network, an empty
 * `/nix` and home directory in memory, an unprivileged user, nothing of the host's environment.
 */
export function enter(room: Room, command: readonly string[]): readonly string[] {
  const environment = {
    HOME: home,
    USER: "dev",
    LOGNAME: "dev",
    PATH: "/usr/local/bin:/usr/bin:/bin",
    LC_ALL: "C.UTF-8",
    TZ: "UTC",
    TERM: "dumb",
    COLUMNS: "100",
    // The list of generations shows the dates of links, which the demos set themselves.
    NO_FAKE_STAT: "1",
    // Nix warns before every command if it sees no network; a named proxy counts as one.
    all_proxy: "http://127.0.0.1:9",
    NIX_CONFIG: nixConfig(room.sandbox),
  };
  const source = room.source !== undefined && asRoot() ? outer.source : room.source;
  const root = asRoot() ? outer.root : room.root;
  return [
    asRoot() ? leaveRoot(room) : [],
    ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--hostname", "stage"],
    ["--uid", "1000", "--gid", "1000", "--ro-bind", root, "/", "--proc", "/proc", "--dev", "/dev"],
    ["--tmpfs", "/tmp", "--tmpfs", "/home", "--dir", home],
    // Without a state directory, Nix would put its store below the home directory.
    ["--tmpfs", "/nix", "--dir", "/nix/store", "--dir", "/nix/var/nix"],
    source === undefined ? [] : ["--ro-bind", source, "/mnt"],
    ["--clearenv"],
    ...Object.entries(environment).map(([name, value]) => ["--setenv", name, value]),
    ["--chdir", home, "--"],
    room.clock === undefined ? [] : ["faketime", "-f", `@${room.clock}`],
    command,
  ].flat();
}

/** Where `leaveRoot` puts a room's directories. */
const outer = { root: "/mnt/stage", source: "/mnt/demo" };

/**
 * If root itself made the room, bubblewrap would cover parts of `/proc`, and the kernel would then
 * refuse the inner sandbox of Nix a `/proc` of its own. So an outer bubblewrap makes the
 * directories reachable (root's cache is private) for a user without rights, who makes the room.
 */
function leaveRoot({ root, source }: Room): readonly string[] {
  return [
    ["bwrap", "--dev-bind", "/", "/", "--tmpfs", "/mnt", "--ro-bind", root, outer.root],
    source === undefined ? [] : ["--ro-bind", source, outer.source],
    [
      "--unshare-pid",
      "--die-with-parent",
      "--",
      "setpriv",
      "--reuid=65534",
      "--regid=65534",
      "--clear-groups",
    ],
  ].flat();
}

function asRoot(): boolean {
  return process.getuid?.() === 0;
}

function nixConfig(sandbox: boolean): string {
  return [
    "substituters =",
    "build-users-group =",
    "experimental-features = nix-command flakes",
    `sandbox = ${sandbox}`,
    "sandbox-fallback = false",
    "sandbox-paths = /bin/sh=/bin/busybox",
    // A builder sees the number of cores: it must not be that of the host.
    "cores = 2",
  ].join("\n");
}
