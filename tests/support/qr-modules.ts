import type { Locator, Page } from "playwright";

/**
 * A QR code as it is on the screen: whether each of its modules is dark, row by row, its quiet zone
 * included. `size` is the number of modules in a row. Read from the middle of each module.
 */
export async function modulesOf(page: Page, code: Locator, size: number): Promise<boolean[][]> {
  const picture = await code.screenshot({ scale: "device" });
  const reader = await page.context().newPage();
  const rows = await reader.evaluate(
    async ([source, count]) => {
      const bitmap = await createImageBitmap(await (await fetch(source)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const pen = canvas.getContext("2d");
      if (!pen) throw new Error("This browser cannot draw.");
      pen.drawImage(bitmap, 0, 0);
      return Array.from({ length: count }, (_row, y) =>
        Array.from({ length: count }, (_module, x) => {
          const at = [x, y].map((n) => Math.floor(((n + 0.5) / count) * bitmap.width));
          const [red = 0, green = 0, blue = 0] = pen.getImageData(at[0] ?? 0, at[1] ?? 0, 1, 1).data;
          return red + green + blue < 3 * 128;
        }),
      );
    },
    [`data:image/png;base64,${picture.toString("base64")}`, size] as const,
  );
  await reader.close();
  return rows;
}
