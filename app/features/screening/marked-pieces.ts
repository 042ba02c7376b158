import type { Field, Match } from "./match.ts";

/** A stretch of a text, and the match it is marked for. */
export type MarkedPiece = { text: string; match: Match | null };

/** A text cut where its matches begin and end; of two that overlap, the one that begins first is marked. */
export function markedPieces(text: string, matches: readonly Match[], field: Field = "body"): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  const placed = matches
    .filter((match) => match.field === field && match.start !== null && match.end !== null)
    .sort((a, b) => (a.start ?? 0) - (b.start ?? 0) || (b.end ?? 0) - (a.end ?? 0));
  for (const match of placed) {
    const { start, end } = match;
    if (start === null || end === null || start < at || end > text.length) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), match: null });
    pieces.push({ text: text.slice(start, end), match });
    at = end;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), match: null });
  return pieces;
}
