import { expect, test } from "vitest";
import { chanceWithin, rankCorrelation } from "#app/features/insights/rank-correlation.ts";

test("what rises together is 1 however it rises, what falls is −1", () => {
  expect(rankCorrelation([1, 2, 3, 4], [10, 100, 101, 9_000])).toBeCloseTo(1, 12);
  expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1, 12);
});

test("the textbook's ten pairs give what the textbook says, and equal values share the middle of their places", () => {
  // IQ and hours of television, after Wikipedia's worked example: ρ = −29/165.
  const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
  const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
  expect(rankCorrelation(iq, hours)).toBeCloseTo(-29 / 165, 12);
  // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5).
  expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
});

test("with what never changes nothing goes together", () => {
  expect(rankCorrelation([5, 5, 5], [1, 2, 3])).toBeNull();
  expect(rankCorrelation([], [])).toBeNull();
});

test("chance keeps within what it is said to, for ten weeks and for half a year", () => {
  let seed = 3;
  const roll = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  for (const weeks of [10, 26]) {
    const limit = chanceWithin(weeks);
    let beyond = 0;
    for (let round = 0; round < 2_000; round++) {
      const [xs, ys] = [0, 1].map(() => Array.from({ length: weeks }, roll));
      if (Math.abs(rankCorrelation(xs ?? [], ys ?? []) ?? 0) > limit) beyond += 1;
    }
    expect(beyond / 2_000, String(weeks)).toBeGreaterThan(0.02);
    expect(beyond / 2_000, String(weeks)).toBeLessThan(0.075);
  }
});
