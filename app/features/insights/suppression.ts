import { FEWEST } from "#app/core/spread.ts";

/** What of a count is told: itself, that it is below the fewest, or nothing, since another could be worked out from it. */
export type Telling = "shown" | "few" | "held";

/**
 * What may be told of the counts of groups whose total is known. Those below the fewest are not told; and if one alone,
 * or so few together that they are below it too, could be had by subtraction, the next smallest are held back as well.
 * `isHidden` is a group that is not listed at all.
 */
export function tellingOf(
  groups: readonly { count: number; isHidden?: boolean }[],
  fewest = FEWEST,
): Telling[] {
  const told = groups.map(({ count, isHidden = false }): Telling => {
    if (isHidden) return count > 0 ? "few" : "shown";
    return count > 0 && count < fewest ? "few" : "shown";
  });
  const withheld = () => groups.filter((_, at) => told[at] !== "shown");
  if (withheld().length === 0) return told;
  const rest = groups
    .map(({ count, isHidden = false }, at) => ({ count, isHidden, at }))
    .filter(({ count, isHidden, at }) => told[at] === "shown" && !isHidden && count > 0)
    .sort((a, b) => a.count - b.count || a.at - b.at);
  for (const { at } of rest) {
    const kept = withheld();
    if (kept.length > 1 && kept.reduce((sum, { count }) => sum + count, 0) >= fewest) break;
    told[at] = "held";
  }
  return told;
}
