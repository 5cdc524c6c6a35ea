/** Shows the QR code and the address of a slide, or of the whole talk. */
export async function showQrCode(id: string | undefined): Promise<void> {
  const { openQrCode } = await import("./qr.ts");
  openQrCode(addressOf(id), isOnlyHere());
}

/** Where others find a slide: under the deck's public address, or else where it is open now. */
function addressOf(id = ""): string {
  const address = new URL(publicAddress() ?? location.pathname, location.href);
  address.hash = id;
  return address.href;
}

function publicAddress(): string | undefined {
  return document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
}

/** Whether the address means something else on every other machine. */
function isOnlyHere(): boolean {
  if (publicAddress() !== undefined) return false;
  return (
    location.protocol === "file:" || /^(localhost|127\.[\d.]+|\[::1\]|.+\.localhost)$/.test(location.hostname)
  );
}
