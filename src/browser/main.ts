import { currentRole, type Role } from "./role.ts";
import "./windows.css";

// Loaded on demand: a phone that reads the page needs no slide engine, the audience no speaker view.
const starts: Readonly<Record<Role, () => Promise<void>>> = {
  deck: async () => (await import("./audience.ts")).startAudience(),
  preview: async () => (await import("./preview.ts")).startPreview(),
  reader: async () => (await import("./reader.ts")).startReader(),
  speaker: async () => (await import("./speaker/speaker.ts")).startSpeaker(),
};

await starts[currentRole()]();
