import { anatomy } from "./anatomy.ts";
import { bars } from "./bars.ts";
import { bootmenu } from "./bootmenu.ts";
import { chain } from "./chain.ts";
import { fanout } from "./fanout.ts";
import { flow } from "./flow.ts";
import { generations } from "./generations.ts";
import { graph } from "./graph.ts";
import { hashdiff } from "./hashdiff.ts";
import { jigsaw } from "./jigsaw.ts";
import { ladder } from "./ladder.ts";
import { map } from "./map.ts";
import { phases } from "./phases.ts";
import type { Picture, Schema } from "./picture.ts";

/** Every kind of picture, by the word after the opening fence. */
export const pictures: ReadonlyMap<string, Picture> = new Map(
  [
    forget(anatomy),
    forget(bars),
    forget(bootmenu),
    forget(chain),
    forget(fanout),
    forget(flow),
    forget(generations),
    forget(graph),
    forget(hashdiff),
    forget(jigsaw),
    forget(ladder),
    forget(map),
    forget(phases),
  ].map((picture) => [picture.name, picture]),
);

/**
 * Lets pictures with different data stand in one list. Sound as long as `draw` is given only what
 * the same picture's `schema` has read.
 */
function forget<S extends Schema>(picture: Picture<S>): Picture {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- functions are contravariant
  return picture as unknown as Picture;
}
