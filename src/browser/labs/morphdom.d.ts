// The package's own types are those of its CommonJS build, in which the function is `default` of an object.
declare module "morphdom/dist/morphdom-esm.js" {
  interface Options {
    /** Takes the children of both only. */
    readonly childrenOnly?: boolean;
    /** Whether the old element is to become like the fresh one. */
    readonly onBeforeElUpdated?: (old: HTMLElement, fresh: HTMLElement) => boolean;
  }
  /** Changes the tree at `from` until it is like the one at `to`, of which it may take parts. */
  export default function morphdom(from: Node, to: Node, options?: Options): Node;
}
