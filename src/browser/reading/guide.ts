/** Makes the contents close when they have served; beside the page they are always open. */
export function openContents(): void {
  const contents = document.querySelector<HTMLDetailsElement>("details.contents");
  if (!contents) return;
  const beside = matchMedia("(width >= 80rem)");
  const arrange = () => {
    contents.open = beside.matches;
  };
  const close = () => {
    if (!beside.matches) contents.open = false;
  };
  arrange();
  contents.addEventListener("toggle", showCurrent);
  beside.addEventListener("change", arrange);
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    const isLink = target.closest("a") !== null;
    if (isLink || !contents.contains(target)) close();
  });
  contents.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    close();
    contents.querySelector("summary")?.focus();
  });
}

/** Marks a slide in the contents as the one that is being read, or the section that it opens. */
export function markInContents({ id }: HTMLElement): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".contents nav a")];
  const current = links.find((link) => decodeURIComponent(link.hash) === `#${id}`);
  for (const link of links) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  showCurrent();
}

/** Scrolls the contents, and nothing else, to the link that is marked. */
function showCurrent(): void {
  const link = document.querySelector(".contents [aria-current]");
  const boxes = document.querySelectorAll(".contents, .contents > nav");
  const box = [...boxes].find((candidate) => getComputedStyle(candidate).overflowY === "auto");
  if (!link || !box) return;
  const [inner, outer] = [link.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom)
    box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
}
