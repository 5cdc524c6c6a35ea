import { type RawTag, readRawHtml } from "../raw-html.ts";

/** New values for attributes of a tag; `undefined` removes an attribute. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** The markup with other attributes in some of its start tags; everything else stays letter by letter. */
export function retag(source: string, change: (tag: RawTag) => Changes): string {
  let out = "";
  let at = 0;
  for (const tag of readRawHtml(source)) {
    const changes = Object.entries(change(tag));
    if (changes.length === 0) continue;
    const nameEnd = tag.offset + 1 + tag.name.length;
    const added = changes.flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${value}"`]));
    out += source.slice(at, nameEnd) + added.join("");
    at = nameEnd;
    for (const attribute of tag.attributes) {
      const { start, end } = attribute;
      if (start < 0 || !changes.some(([changed]) => changed === attribute.name)) continue;
      const name = /\s[^\s"'>/=]+\s*=\s*(["']?)$/.exec(source.slice(at, start));
      if (!name) continue;
      out += source.slice(at, at + name.index);
      at = end + (name[1]?.length ?? 0);
    }
  }
  return out + source.slice(at);
}

/** The value of an attribute as it stands in the markup; undefined if the tag does not have it. */
export function attributeOf(tag: RawTag, name: string): string | undefined {
  return tag.attributes.find((attribute) => attribute.name === name)?.value;
}

/** The classes of a tag. */
export function classesOf(tag: RawTag): readonly string[] {
  return (attributeOf(tag, "class") ?? "").split(/\s+/).filter((name) => name !== "");
}
