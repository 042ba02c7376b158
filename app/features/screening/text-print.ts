import { createHash } from "node:crypto";
import { foldedWords } from "#app/core/words.ts";

/** Shorter texts are too often the same by chance: "hi estic d'acord". */
const SHORTEST_REPEAT = 20;
const SHORTEST_SIMILAR = 40;
const SHINGLE = 5;
const BANDS = 6;
const ROWS = 4;

/** What of a text is kept to know it again. */
export type TextPrint = {
  /** The same for texts of the same words; null for a very short one. */
  digest: string | null;
  /** Two texts that share four of five shingles share a band with a probability of 0.96, of half 0.33. */
  bands: number[];
};

/** The print of a text within a space: texts of different spaces share no band. */
export function textPrint(text: string, spaceId: string): TextPrint {
  const words = foldedWords(text).join(" ");
  return {
    digest: words.length < SHORTEST_REPEAT ? null : createHash("sha256").update(words).digest("base64url"),
    bands: words.length < SHORTEST_SIMILAR ? [] : bandsOf(shinglesOf(words), hashed(spaceId)),
  };
}

/** How much two texts have in common, from 0 to 1: shared shingles of five characters of all. */
export function likeness(one: string, other: string): number {
  const a = shinglesOf(foldedWords(one).join(" "));
  const b = shinglesOf(foldedWords(other).join(" "));
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared / (a.size + b.size - shared);
}

function shinglesOf(words: string): Set<number> {
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= words.length; at++) shingles.add(hashed(words.slice(at, at + SHINGLE)));
  return shingles;
}

/** MinHash: the least of each of 24 shufflings of the shingles, four to a band. */
function bandsOf(shingles: Set<number>, salt: number): number[] {
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of shingles)
    for (let turn = 0; turn < least.length; turn++) {
      const value = mixed(shingle ^ Math.imul(turn + 1, 0x9e3779b1));
      if (value < (least[turn] ?? 0)) least[turn] = value;
    }
  return Array.from({ length: BANDS }, (_, band) => {
    let joined = salt ^ Math.imul(band + 1, 0x85ebca6b);
    for (let row = 0; row < ROWS; row++) joined = mixed(joined ^ (least[band * ROWS + row] ?? 0));
    return joined | 0;
  });
}

/** FNV-1a, 32 bits. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A 32-bit finaliser: every bit of the answer hangs on every bit of the question. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
