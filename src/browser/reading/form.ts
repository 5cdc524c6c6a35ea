/**
 * Gives the page to read the form that fits its window: one column, or pictures as wide as on
 * slides. The script in the page's head has chosen the first one.
 */
export function fitForm(): void {
  const narrow = matchMedia("(width < 64rem)");
  const fit = () => document.documentElement.classList.toggle("reader", narrow.matches);
  fit();
  narrow.addEventListener("change", fit);
}
