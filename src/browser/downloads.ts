/** A file to take home: its name for people, and its address. */
export interface Download {
  readonly text: string;
  readonly href: string;
}

/** The documents that the page's head offers as other forms of this talk. */
export function downloads(): readonly Download[] {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel~="alternate"][type="application/pdf"]');
  return [...links].map(({ title, href }) => ({ text: title || "PDF", href }));
}
