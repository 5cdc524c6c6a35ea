import { anatomy } from "./anatomy.ts";
import { bars } from "./bars.ts";
import { bootmenu } from "./bootmenu.ts";
import { chain } from "./chain.ts";
import { closureOf } from "./closure.ts";
import { fanout } from "./fanout.ts";
import { flow } from "./flow.ts";
import { generations } from "./generations.ts";
import { graph } from "./graph.ts";
import { hashdiff } from "./hashdiff.ts";
import { jigsaw } from "./jigsaw.ts";
import { ladder } from "./ladder.ts";
import { map } from "./map.ts";
import { phases } from "./phases.ts";
import { type DataFiles, forget, type Picture } from "./picture.ts";

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

/** The kinds of pictures that draw recorded data, for the files that they may name. */
export const dataPictures: ReadonlyMap<string, (files: DataFiles) => Picture> = new Map([
  ["closure", (files: DataFiles) => forget(closureOf(files))],
]);
