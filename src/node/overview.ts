import { fileURLToPath } from "node:url";
import type { Photo } from "./photo.ts";

/** The picture in the README, and the slides that it shows, in this order. */
export const overviewPath = fileURLToPath(new URL("../../assets/readme.png", import.meta.url));
export const overviewIds = ["title", "shop", "ladder", "one-idea", "side-by-side", "generations"] as const;

const [columns, rows, width, gap] = [3, 2, 640, 12];
const one = overviewIds.map((id) => `[id="${id}"]`).join(", ");

/** Those slides side by side, each at a third of its size. */
export const overviewPhoto: Photo = {
  width: columns * width + (columns + 1) * gap,
  height: (rows * (width * 9)) / 16 + (rows + 1) * gap,
  look: `
    body { background: #c3cfdf; }
    .slides {
      display: grid !important;
      grid-template-columns: repeat(${columns}, ${width}px);
      gap: ${gap}px;
      padding: ${gap}px;
    }
    .slides > section:has(> section) { display: contents !important; }
    .slides section:not(:has(> section)) { display: none !important; }
    .slides section:is(${one}) {
      display: block !important;
      zoom: ${width / 1920};
    }
    ${overviewIds.map((id, i) => `[id="${id}"] { order: ${i}; }`).join("\n")}
  `,
};
