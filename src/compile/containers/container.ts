import type { Token } from "markdown-it";

/** A kind of `:::` container: what becomes of its content, or why it cannot be. */
export interface Container {
  readonly name: string;
  readonly build: (
    content: readonly Token[],
    attributes: readonly (readonly [string, string])[],
  ) => Token[] | Misuse;
}

/** The content is not what the container is for. */
interface Misuse {
  readonly message: string;
  readonly hint: string;
}
