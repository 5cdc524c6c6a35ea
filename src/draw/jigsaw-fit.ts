/** An object file or library as its symbol table shows it. */
export interface Piece {
  readonly file: string;
  /** Symbols it defines: T in `nm`. */
  readonly defines: readonly string[];
  /** Symbols it leaves undefined: U in `nm`. */
  readonly needs: readonly string[];
  readonly note?: string | undefined;
}

/** Where on its piece a knob or a hole is; `base` if both sides are taken by neighbours. */
export type Side = "before" | "after" | "base";

/** A knob (a symbol defined) or a hole (a symbol needed). */
export interface Joint {
  readonly kind: "knob" | "hole";
  readonly name: string;
  readonly side: Side;
  /** The file that fits: for a hole the one that defines the symbol, for a knob the neighbour. */
  readonly partner: string | undefined;
  /** Whether the partner is the neighbour on that side, so that the two interlock. */
  readonly joined: boolean;
}

export interface FittedPiece {
  readonly piece: Piece;
  readonly joints: readonly Joint[];
  /** Whether it touches the next piece. */
  readonly touches: boolean;
}

/**
 * Puts pieces in a row and finds out what fits. A hole is filled by the next piece, else by the one
 * before, else by any other piece that defines the symbol, else by nobody. Interlocking knobs and
 * holes of one pair of neighbours are in the same order on both. What does not interlock is where
 * no neighbour touches: knobs rather before, holes rather after the piece.
 */
export function fit(pieces: readonly Piece[]): readonly FittedPiece[] {
  const fillers = pieces.map((piece, i) => piece.needs.map((name) => filler(pieces, i, name)));
  /** Symbols by which piece i and the next one interlock, first those that i needs. */
  const links = pieces.map((piece, i) => [
    ...piece.needs.filter((_, n) => fillers[i]?.[n] === i + 1),
    ...(pieces[i + 1]?.needs.filter((_, n) => fillers[i + 1]?.[n] === i) ?? []),
  ]);
  return pieces.map((piece, i) => {
    const before = links[i - 1] ?? [];
    const after = links[i] ?? [];
    const joined = (names: readonly string[], side: Side, other: number): Joint[] =>
      names.map((name) => ({
        kind: piece.needs.includes(name) ? "hole" : "knob",
        name,
        side,
        partner: pieces[other]?.file,
        joined: true,
      }));
    const free = (first: "before" | "after"): Side => {
      const taken = { before: before.length > 0, after: after.length > 0 };
      if (!taken[first]) return first;
      const second = first === "before" ? "after" : "before";
      return taken[second] ? "base" : second;
    };
    const loose: Joint[] = [
      ...piece.defines
        .filter((name) => !before.includes(name) && !after.includes(name))
        .map((name): Joint => ({
          kind: "knob",
          name,
          side: free("before"),
          partner: undefined,
          joined: false,
        })),
      ...piece.needs.flatMap((name, n): Joint[] => {
        const by = fillers[i]?.[n];
        if (by === i + 1 || by === i - 1) return [];
        const partner = by === undefined ? undefined : pieces[by]?.file;
        return [{ kind: "hole", name, side: free("after"), partner, joined: false }];
      }),
    ];
    const joints = [...joined(before, "before", i - 1), ...joined(after, "after", i + 1), ...loose];
    return { piece, joints, touches: after.length > 0 };
  });
}

/** The index of the piece that fills a hole of piece `at`. */
function filler(pieces: readonly Piece[], at: number, name: string): number | undefined {
  const nearby = [at + 1, at - 1, ...pieces.keys()];
  return nearby.find((i) => i !== at && pieces[i]?.defines.includes(name));
}
