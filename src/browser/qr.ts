import { qrCode, shortAddress } from "../draw/qr.ts";
import { type Dialog, makeDialog } from "./dialog.ts";
import { element } from "./element.ts";

let dialog: Dialog | undefined;
const figure = element("figure", {});
const hint = element("p", {}, "This address works on this machine only.");

/** Opens the QR code of an address; says so if the address is of no use elsewhere. */
export function openQrCode(address: string, isOnlyHere: boolean): void {
  dialog ??= makeDialog("qr", "This slide", ["q"], figure, hint);
  figure.innerHTML = qrCode(address, `QR code of ${address}`).markup;
  figure.append(element("figcaption", {}, shortAddress(address)));
  hint.hidden = !isOnlyHere;
  dialog.show();
}
