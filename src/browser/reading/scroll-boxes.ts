const boxes = ":is(pre, table, .lab-view)";

/** Lets the keyboard scroll what is wider than the page, and says to screen readers what it is. */
export function reachScrollBoxes(within: ParentNode): void {
  within.querySelectorAll<HTMLElement>(boxes).forEach(reach);
}

function reach(box: HTMLElement): void {
  const scrolls = box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible";
  if (!scrolls) {
    box.removeAttribute("tabindex");
    return;
  }
  box.tabIndex = 0;
  // A table keeps its role, or its rows would mean nothing any more.
  if (!box.matches("table")) box.setAttribute("role", "region");
  const claim = box.closest("section")?.querySelector("h1, h2")?.id;
  if (claim) box.setAttribute("aria-labelledby", claim);
}
