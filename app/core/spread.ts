/** Below this many cases a figure would speak of persons, not of the site. */
export const FEWEST = 10;

/** The value that a share of all lies at or below (nearest rank); null for fewer than `fewest`. */
export function valueAt(share: number, values: readonly number[], fewest = FEWEST): number | null {
  return valuesAt([share], values, fewest)[0] ?? null;
}

/** The same for several shares, sorting once. */
export function valuesAt(
  shares: readonly number[],
  values: readonly number[],
  fewest = FEWEST,
): (number | null)[] {
  if (values.length < fewest) return shares.map(() => null);
  const sorted = Float64Array.from(values).sort();
  return shares.map((share) => sorted[Math.ceil(share * sorted.length) - 1] ?? null);
}
