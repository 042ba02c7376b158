/** Below this many cases a figure would speak of persons, not of the site. */
export const FEWEST = 10;

/** The value that a share of all lies at or below (nearest rank); null for fewer than `fewest`. */
export function valueAt(share: number, values: readonly number[], fewest = FEWEST): number | null {
  if (values.length < fewest) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? null;
}
