import { html, type Html, unsafeHtml } from "../../html.ts";
import { type RawTag, readRawHtml } from "../raw-html.ts";
import { isFragment, stepsOf } from "./fragments.ts";
import { attributeOf, type Changes, classesOf, retag } from "./retag.ts";
import { type FinishedSlide, readSlides } from "./slides.ts";

/** The slides of a finished page with one copy for every step, each as it looks at that step. */
export function renderSteps(page: string): string {
  return html`${readSlides(page).map(copiesOf)}`.markup;
}

/** The first copy is the slide; the others repeat neither its ids nor its headings. */
function copiesOf(slide: FinishedSlide): Html {
  const { id, attributes, frameClasses, content, footer } = slide;
  const steps = stepsOf(readRawHtml(content));
  return html`${[[], ...steps].map((_step, i) => {
    const shown = retag(content, atStep(steps, i));
    const body = unsafeHtml(i === 0 ? shown : retag(shown, asRepetition));
    const own =
      i === 0
        ? html` id="${id}"${unsafeHtml(attributes)}`
        : html`${unsafeHtml(withoutName(attributes))} data-step="${i}"`;
    return html`<section${own}>
<div class="frame ${frameClasses}">${body}${unsafeHtml(footer)}</div>
</section>\n`;
  })}`;
}

function withoutName(attributes: string): string {
  return attributes.replace(/ aria-label(ledby)?="[^"]*"/, "");
}

const headings = /^h[1-6]$/;

function asRepetition({ name, attributes }: RawTag): Changes {
  return {
    ...(attributes.some((attribute) => attribute.name === "id") ? { id: undefined } : {}),
    ...(headings.test(name) ? { role: "paragraph" } : {}),
  };
}

/**
 * What a slide's tags become at a step: fragments get the classes that Reveal would give them, and
 * lines of stepped code that are not spoken about get the class `dim`.
 */
function atStep(steps: readonly (readonly RawTag[])[], step: number): (tag: RawTag) => Changes {
  const stepOf = new Map(steps.flatMap((group, i) => group.map((tag) => [tag.offset, i + 1] as const)));
  const isShown = (tag: RawTag) => (stepOf.get(tag.offset) ?? 0) <= step;
  // Of the code in which we are: the last of its marks that is shown.
  let mark = "0";
  return (tag) => {
    const classes = classesOf(tag);
    if (attributeOf(tag, "data-steps") !== undefined) mark = "0";
    if (isFragment(tag)) {
      if (!isShown(tag)) return {};
      if (classes.includes("mark")) mark = attributeOf(tag, "data-step") ?? mark;
      const now = stepOf.get(tag.offset) === step ? ["current-fragment"] : [];
      return { class: [...classes, "visible", ...now].join(" ") };
    }
    const spokenAt = attributeOf(tag, "data-s")?.split(" ");
    return !spokenAt || spokenAt.includes(mark) ? {} : { class: [...classes, "dim"].join(" ") };
  };
}
