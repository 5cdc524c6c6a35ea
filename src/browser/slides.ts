/** Everything that shows slides as slides, so that it comes as one file. */
export { startAudience } from "./audience.ts";
export { startPreview } from "./preview.ts";
