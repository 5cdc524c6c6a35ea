import { keepOffline } from "./offline.ts";
import { printLight } from "./print.ts";
import { currentRole, type Role } from "./role.ts";
import "./windows.css";

// Loaded on demand: a phone that reads the page needs no slide engine, the audience no speaker view.
const starts: Readonly<Record<Role, () => Promise<void>>> = {
  deck: async () => (await import("./slides.ts")).startAudience(),
  preview: async () => (await import("./slides.ts")).startPreview(),
  reader: async () => (await import("./reader.ts")).startReader(),
  speaker: async () => (await import("./speaker/speaker.ts")).startSpeaker(),
};

printLight();
await starts[currentRole()]();
// Only a finished site has a worker; a single file needs none.
if (import.meta.env.PROD && import.meta.env.MODE !== "single") await keepOffline();
