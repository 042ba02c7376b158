/**
 * Spearman's rank correlation of pairs: Pearson's correlation of their ranks, equal values sharing the middle of their
 * ranks. Between −1 and 1; null where one side is always the same, so that nothing goes together with it.
 */
export function rankCorrelation(xs: readonly number[], ys: readonly number[]): number | null {
  const [a, b] = [ranks(xs), ranks(ys)];
  const middle = (xs.length + 1) / 2;
  let together = 0;
  let ofA = 0;
  let ofB = 0;
  for (const [at, rank] of a.entries()) {
    const [da, db] = [rank - middle, (b[at] ?? middle) - middle];
    together += da * db;
    ofA += da * da;
    ofB += db * db;
  }
  return ofA === 0 || ofB === 0 ? null : together / Math.sqrt(ofA * ofB);
}

/** What two things that have nothing to do with each other stay within in 19 of 20 cases, for so many pairs. */
export function chanceWithin(pairs: number): number {
  return Math.min(1, 1.96 / Math.sqrt(Math.max(1, pairs - 1)));
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((value, at) => ({ value, at })).sort((x, y) => x.value - y.value);
  const found = new Array<number>(values.length).fill(0);
  for (let first = 0; first < order.length; ) {
    let last = first;
    while (order[last + 1]?.value === order[first]?.value) last += 1;
    for (const { at } of order.slice(first, last + 1)) found[at] = (first + last) / 2 + 1;
    first = last + 1;
  }
  return found;
}
