import * as v from "valibot";
import { html } from "../html.ts";
import { list, pathTo, says, text } from "./fields.ts";
import { fit } from "./jigsaw-fit.ts";
import { drawTall } from "./jigsaw-tall.ts";
import { drawWide } from "./jigsaw-wide.ts";
import { definePicture } from "./picture.ts";

const symbols = v.optional(
  list(
    v.pipe(text("A symbol"), v.maxLength(16, "At most 16 characters of a symbol fit on a knob")),
    "symbols",
    0,
    3,
  ),
  [],
);

const piece = v.strictObject(
  {
    file: v.pipe(text("The file"), v.maxLength(16, "At most 16 characters of a file name fit")),
    defines: symbols,
    needs: symbols,
    note: v.optional(
      v.pipe(text("The note"), v.maxLength(26, "The note has one line: at most 26 characters")),
    ),
  },
  "A piece has a `file`, `defines` and `needs`, and perhaps a `note`",
);

const schema = v.pipe(
  v.strictObject({ says, pieces: list(piece, "pieces", 1, 4) }, "A jigsaw has `says` and `pieces`"),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const data = dataset.value;
    data.pieces.forEach(({ file, defines, needs }, i) => {
      if (defines.length + needs.length === 0) {
        addIssue({
          message: `\`${file}\` neither defines nor needs anything`,
          path: pathTo(data, "pieces", i),
        });
      }
      [...defines, ...needs].forEach((name, n, names) => {
        if (names.indexOf(name) === n) return;
        const inNeeds = n - defines.length;
        const place = inNeeds >= 0 ? (["needs", inNeeds] as const) : (["defines", n] as const);
        addIssue({
          message: `\`${file}\` has \`${name}\` already; a symbol is defined or needed once`,
          path: pathTo(data, "pieces", i, ...place),
        });
      });
    });
  }),
);

/** Object files as pieces of a jigsaw: what one defines is a knob, what it needs a hole. */
export const jigsaw = definePicture({
  name: "jigsaw",
  schema,
  draw({ says: sentence, pieces }) {
    const fitted = fit(pieces);
    return html`${drawWide(fitted, sentence)}${drawTall(fitted, sentence)}`;
  },
});
