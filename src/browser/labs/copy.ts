const shownFor = 2000;

/**
 * Copies the text of the element that `selector` names, and says so on the button for a moment.
 * Where the browser forbids it, as on plain http, the text is selected, to be copied by hand.
 */
export async function copyText(
  button: HTMLButtonElement,
  selector: string,
  say: (words: string) => void,
): Promise<void> {
  const source = document.querySelector<HTMLElement>(selector);
  if (!source) return;
  const text = source instanceof HTMLTextAreaElement ? source.value : (source.textContent ?? "");
  const words = await write(text).then(
    () => "Copied",
    () => selectText(source),
  );
  say(words);
  const before = button.textContent;
  button.textContent = words;
  setTimeout(() => {
    if (button.textContent === words) button.textContent = before;
  }, shownFor);
}

async function write(text: string): Promise<void> {
  // Absent on insecure origins, despite its type.
  await navigator.clipboard.writeText(text);
}

function selectText(source: HTMLElement): string {
  source.closest("details")?.setAttribute("open", "");
  getSelection()?.selectAllChildren(source);
  return "Selected, to be copied by hand";
}
