import { CONFIDENCES, COSTS, type Confidence, KINDS, type Kind, type Range } from "./impact.ts";

export type Summand = Range & { kind: Kind; spaceId: string; confidence: Confidence };
/** Some figures of one unit together; as sure as the least sure of them. */
export type Sum = Range & { rows: number; confidence: Confidence };

export type SocialReturn = {
  /** By kind, of kinds that have figures. */
  sums: (Sum & { kind: Kind })[];
  /** Of the spaces that have both, what it cost and was worth; null where none has both. */
  compared: { cost: Sum; benefit: Sum; net: Range; ratio: Range | null } | null;
};

/**
 * Sums figures up, each kind for itself. Low ends are added to low ends and high ends to high ends, which is the widest
 * the sum can be. Benefits are held against costs only in spaces that have figures of both.
 */
export function socialReturn(figures: readonly Summand[]): SocialReturn {
  const sums = KINDS.flatMap((kind) => {
    const sum = sumOf(figures.filter((figure) => figure.kind === kind));
    return sum ? [{ kind, ...sum }] : [];
  });
  const spacesWith = (kinds: readonly Kind[]) =>
    new Set(figures.filter(({ kind }) => kinds.includes(kind)).map((figure) => figure.spaceId));
  const withBenefit = spacesWith(["benefit"]);
  const both = new Set([...spacesWith(COSTS)].filter((space) => withBenefit.has(space)));
  const there = figures.filter((figure) => both.has(figure.spaceId));
  const cost = sumOf(there.filter(({ kind }) => COSTS.includes(kind)));
  const benefit = sumOf(there.filter(({ kind }) => kind === "benefit"));
  return {
    sums,
    compared:
      cost && benefit ? { cost, benefit, net: net(cost, benefit), ratio: ratio(cost, benefit) } : null,
  };
}

function sumOf(figures: readonly Summand[]): Sum | null {
  if (figures.length === 0) return null;
  const total = (end: keyof Range) => figures.reduce((sum, figure) => sum + figure[end], 0);
  const least = Math.min(...figures.map(({ confidence }) => CONFIDENCES.indexOf(confidence)));
  return {
    low: total("low"),
    central: total("central"),
    high: total("high"),
    rows: figures.length,
    confidence: CONFIDENCES[least] ?? "low",
  };
}

/** The least it can be is the least benefit after the highest cost. */
function net(cost: Range, benefit: Range): Range {
  return {
    low: benefit.low - cost.high,
    central: benefit.central - cost.central,
    high: benefit.high - cost.low,
  };
}

/** How many euros of benefit for each of cost; null where something may have cost nothing. */
function ratio(cost: Range, benefit: Range): Range | null {
  if (cost.low <= 0) return null;
  // A loss is worst for each euro where the cost was low, a gain where it was high.
  const against = (value: number, forGain: number, forLoss: number) =>
    value / (value < 0 ? forLoss : forGain);
  return {
    low: against(benefit.low, cost.high, cost.low),
    central: benefit.central / cost.central,
    high: against(benefit.high, cost.low, cost.high),
  };
}
