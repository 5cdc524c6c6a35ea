import { type Diagnostic, diagnose, type Span } from "./diagnostic.ts";
import { isHarmless } from "./targets.ts";

/** Elements that would change what the page may do, or show something that no policy of ours allows. */
const forbidden = new Set(["link", "meta", "base", "object", "embed", "applet", "frame", "frameset"]);

/** Attributes that browsers follow, and those that Reveal or an animation copies into such. */
const followed =
  /^(href|xlink:href|src|srcset|action|formaction|data|poster|ping|cite|background|values|to|from|by|data-src|data-srcset|data-background|data-background-(image|video|iframe)|data-preview-\w+)$/;

/** Attributes by which a page loads a file by itself, for each element; `slide` is the slide itself. */
const loaded: Readonly<Record<string, readonly string[]>> = {
  img: ["src", "srcset", "data-src"],
  video: ["src", "poster", "data-src"],
  audio: ["src", "data-src"],
  source: ["src", "srcset", "data-src"],
  track: ["src"],
  iframe: ["src", "data-src"],
  section: ["data-background", "data-background-image", "data-background-video", "data-background-iframe"],
};

/** What is wrong with an element of this name, wherever its attributes lead. */
export function judgeElement(name: string, span: Span): readonly Diagnostic[] {
  if (name === "script") return [noScript("A `<script>` does not run in a slide.", span)];
  if (name === "style") return [noStyle("A `<style>` has no effect in a slide.", span)];
  if (!forbidden.has(name)) return [];
  const message = `A slide cannot hold \`<${name}>\`.`;
  return [diagnose("html/element", span, message, "Leave it out; link to what it should show.")];
}

/** What is wrong with an attribute of an element; `value` as browsers read it, entities replaced. */
export function judgeAttribute(
  element: string,
  name: string,
  value: string,
  span: Span,
): readonly Diagnostic[] {
  if (name.startsWith("on"))
    return [noScript(`An event handler such as \`${name}\` does not run in a slide.`, span)];
  if (name === "srcdoc") return [noScript("A page inside an attribute is not shown in a slide.", span)];
  if (name === "style") return [noStyle("A `style` attribute has no effect in a slide.", span)];
  if (!followed.test(name)) return [];
  if (!isHarmless(value)) return [noAddress(value, span)];
  const isForeign = /^\s*(https?:)?\/\//i.test(value) || /,\s*(https?:)?\/\//i.test(value);
  return isForeign && loaded[element]?.includes(name) ? [foreign(value, span)] : [];
}

/** The complaint about an address whose scheme does something else than lead somewhere. */
function noAddress(address: string, span: Span): Diagnostic {
  const message = `“${address.slice(0, 40)}” is no address that a slide may link to.`;
  return diagnose("link/scheme", span, message, "Link to a web address, a file or a slide.");
}

/** The complaint about something of another site that the page would load by itself. */
function foreign(address: string, span: Span): Diagnostic {
  const message = `“${address.slice(0, 60)}” is on another site, and slides load nothing from there.`;
  return diagnose("asset/foreign", span, message, "Copy the file beside the slides, or link to it.");
}

/** The complaint about something that would run, and does not. */
export function noScript(message: string, span: Span): Diagnostic {
  return diagnose("html/script", span, message, "Leave it out; the content policy blocks it.");
}

function noStyle(message: string, span: Span): Diagnostic {
  const hint = "Use a class, or a container of the dialect; the content policy blocks it.";
  return diagnose("html/style", span, message, hint);
}
