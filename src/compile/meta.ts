import type { Token } from "markdown-it";
import type { ContainerMark } from "./dialect/container.ts";
import type { Fence } from "./fence.ts";
import type { PictureMeta } from "./picture.ts";

/**
 * What our syntax leaves on a token. markdown-it's `meta` is an untyped bag; only this file looks
 * into it, and it trusts the name under which we put things there.
 */
interface Metas {
  readonly fence: Fence;
  readonly picture: PictureMeta;
  readonly container: ContainerMark;
  readonly attributes: readonly (readonly [string, string])[];
  readonly vertical: boolean;
  readonly offset: number;
  readonly hash: string;
  readonly number: number;
}

export type MetaName = keyof Metas;
export type MetaValue<K extends MetaName> = Metas[K];

/** Leaves a value on a token. */
export function setMeta<K extends MetaName>(token: Token, key: K, value: Metas[K]): void {
  token.meta = { ...token.meta, [key]: value };
}

/** A value that was left on a token; undefined if there is none. */
export function metaOf<K extends keyof Metas>(token: Token | undefined, key: K): Metas[K] | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return token?.meta?.[key] as Metas[K] | undefined;
}
