import * as v from "valibot";
import { type Html, html } from "../html.ts";
import { list, pathTo, says, text } from "./fields.ts";
import { definePicture } from "./picture.ts";
import { readTag, tag } from "./tag.ts";

const stop = v.strictObject(
  {
    question: text("The question"),
    prints: v.optional(text("`prints`, what the computer says at the station,")),
    about: v.optional(text("`about`, what that is said about,")),
    aside: v.optional(v.literal(true, "`aside` is `true` for a station beside the main line")),
  },
  "A stop has a `question`, and perhaps `prints`, `about` and `aside: true`",
);

const schema = v.pipe(
  v.strictObject({ says, stops: list(stop, "stops", 2, 5) }, "A map has `says` and `stops`"),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { stops } = dataset.value;
    stops.forEach(({ aside }, i) => {
      const inner = i > 0 && i < stops.length - 1 && !stops[i - 1]?.aside && !stops[i + 1]?.aside;
      if (!aside || inner) return;
      addIssue({
        message: "An aside lies between two stations of the main line",
        path: pathTo(dataset.value, "stops", i, "aside"),
      });
    });
  }),
);

type Stop = v.InferOutput<typeof stop>;

/** The stations of the talk, each with what the computer says there. */
export const map = definePicture({
  name: "map",
  schema,
  draw({ says: label, stops }) {
    const stations = stops.filter(({ aside }) => !aside);
    return html`<ol class="stations" role="list" aria-label="${label}">
      ${stops.map((each, i) => {
        if (each.aside) return drawAside(each);
        return drawStation(each, stations.indexOf(each) + 1, stops[i + 1]?.aside === true);
      })}
    </ol>`;
  },
});

function drawStation(it: Stop, number: number, fork: boolean): Html {
  return html`<li class="${fork ? "station fork" : "station"}">
    <span class="station-no" aria-hidden="true">${number}</span>
    ${drawWords(it)}
  </li>`;
}

/** The siding leaves the main line, and comes back to it before the next station. */
function drawAside(it: Stop): Html {
  return html`<li class="station aside">
    <svg class="siding" viewBox="0 0 400 100" preserveAspectRatio="none" aria-hidden="true">
      <path
        d="M0 20C24 20 8 80 32 80H330C354 80 338 20 362 20"
        vector-effect="non-scaling-stroke"
      />
      <path class="main-line" d="M0 20H400" vector-effect="non-scaling-stroke" />
    </svg>
    <span class="station-no" aria-hidden="true"></span>
    ${drawWords(it)}
  </li>`;
}

function drawWords({ question, prints, about }: Stop): Html {
  const said = prints === undefined ? undefined : readTag(prints);
  const words = said && html`${about && html`<small>${about}</small> `}${said.text}`;
  return html`<b>${question}</b>
    ${words && html`<samp>${said?.kind ? tag(said.kind, words) : words}</samp>`}`;
}
