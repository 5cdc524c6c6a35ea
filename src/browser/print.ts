import { currentTheme, setTheme, type Theme } from "./theme.ts";

/** Slides are printed light, as paper is, whatever they look like on the screen. */
export function printLight(): void {
  let shown: Theme | undefined;
  addEventListener("beforeprint", () => {
    // Some browsers say it again for every preview.
    shown ??= currentTheme();
    setTheme("light");
  });
  addEventListener("afterprint", () => {
    if (shown) setTheme(shown);
    shown = undefined;
  });
}
