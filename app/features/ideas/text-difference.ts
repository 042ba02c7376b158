/** A run of a text that stayed, came or went. */
export type Piece = { kind: "same" | "added" | "removed"; text: string };

/** Cells of the table beyond which texts are compared by paragraphs, and then not at all. */
const MOST_CELLS = 1_000_000;

/**
 * What changed between two texts, word by word: the longest common subsequence of words and the spaces between
 * them. Very long texts are compared line by line. The same and added pieces make up the new text, the same
 * and removed ones the old.
 */
export function textDifference(before: string, after: string): Piece[] {
  for (const cut of [/(\s+)/, /(\n+)/]) {
    const from = before.split(cut);
    const to = after.split(cut);
    if (from.length * to.length <= MOST_CELLS) return pieces(from, to);
  }
  return joined([
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ]);
}

function pieces(from: string[], to: string[]): Piece[] {
  const width = to.length + 1;
  const longest = new Uint32Array((from.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = from.length - 1; row >= 0; row--)
    for (let column = to.length - 1; column >= 0; column--)
      longest[row * width + column] =
        from[row] === to[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const found: Piece[] = [];
  let row = 0;
  let column = 0;
  while (row < from.length || column < to.length) {
    const old = from[row];
    const fresh = to[column];
    if (old !== undefined && old === fresh) {
      found.push({ kind: "same", text: old });
      row++;
      column++;
    } else if (old !== undefined && (fresh === undefined || at(row + 1, column) >= at(row, column + 1))) {
      found.push({ kind: "removed", text: old });
      row++;
    } else {
      found.push({ kind: "added", text: fresh ?? "" });
      column++;
    }
  }
  return joined(found);
}

function joined(found: Piece[]): Piece[] {
  const runs: Piece[] = [];
  for (const piece of found) {
    const last = runs.at(-1);
    if (piece.text === "") continue;
    if (last?.kind === piece.kind) last.text += piece.text;
    else runs.push({ ...piece });
  }
  return runs;
}
