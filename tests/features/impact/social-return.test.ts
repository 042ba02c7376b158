import { expect, test } from "vitest";
import { type Summand, socialReturn } from "#app/features/impact/social-return.ts";

const figure = (
  kind: Summand["kind"],
  [low, central, high]: [number, number, number],
  more: Partial<Summand> = {},
): Summand => ({ kind, low, central, high, spaceId: "a", confidence: "high", ...more });

test("a kind without figures has no sum, and nothing is compared without both", () => {
  expect(socialReturn([])).toEqual({ sums: [], compared: null });
  const { sums, compared } = socialReturn([figure("process", [1, 2, 3]), figure("hours", [60, 60, 60])]);
  expect(sums.map((sum) => sum.kind)).toEqual(["process", "hours"]);
  expect(compared).toBeNull();
  expect(socialReturn([figure("benefit", [1, 2, 3]), figure("hours", [1, 1, 1])]).compared).toBeNull();
});

test("ends are added to ends of the same kind, and a sum is as sure as its least sure row", () => {
  const { sums } = socialReturn([
    figure("process", [1, 2, 3]),
    figure("process", [10, 20, 30], { confidence: "low" }),
    figure("works", [100, 100, 100], { confidence: "medium" }),
    figure("contacts", [5, 6, 7]),
  ]);
  expect(sums).toEqual([
    { kind: "process", low: 11, central: 22, high: 33, rows: 2, confidence: "low" },
    { kind: "works", low: 100, central: 100, high: 100, rows: 1, confidence: "medium" },
    { kind: "contacts", low: 5, central: 6, high: 7, rows: 1, confidence: "high" },
  ]);
});

test("net and ratio are the least where benefit is least and cost most, and the other way round", () => {
  const { compared } = socialReturn([
    figure("process", [50, 100, 150]),
    figure("works", [50, 100, 250]),
    figure("benefit", [200, 600, 1000]),
    figure("hours", [9, 9, 9]),
  ]);
  expect(compared?.net).toEqual({ low: -200, central: 400, high: 900 });
  expect(compared?.ratio).toEqual({ low: 0.5, central: 3, high: 10 });
});

test("benefits of one space are not held against costs of another", () => {
  const { sums, compared } = socialReturn([
    figure("process", [1, 1, 1]),
    figure("benefit", [2, 2, 2]),
    figure("benefit", [1000, 1000, 1000], { spaceId: "b" }),
    figure("works", [500, 500, 500], { spaceId: "c" }),
  ]);
  expect(sums.find((sum) => sum.kind === "benefit")?.central).toBe(1002);
  expect(compared).toMatchObject({ cost: { rows: 1 }, benefit: { rows: 1 }, net: { central: 1 } });
});

test("no ratio where it may have cost nothing; a loss is worst against the lowest cost", () => {
  const free = socialReturn([figure("process", [0, 1, 2]), figure("benefit", [1, 2, 3])]);
  expect(free.compared).toMatchObject({ net: { low: -1, central: 1, high: 3 }, ratio: null });
  const loss = socialReturn([figure("process", [10, 20, 40]), figure("benefit", [-20, -10, 40])]);
  expect(loss.compared?.ratio).toEqual({ low: -2, central: -0.5, high: 4 });
});

/** Whatever the true values within the ranges are, net and ratio lie within theirs. */
test("every choice of true values lies within what is told", () => {
  let seed = 7;
  const roll = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const range = (from: number): [number, number, number] => {
    const [a = 0, b = 0, c = 0] = [roll(), roll(), roll()].map((x) => from + x * 100).sort((x, y) => x - y);
    return [a, b, c];
  };
  for (let round = 0; round < 300; round++) {
    const figures = [
      figure("process", range(1)),
      figure("works", range(1)),
      figure("benefit", range(-50)),
      figure("benefit", range(-50)),
    ];
    const { compared } = socialReturn(figures);
    const truth = figures.map(({ kind, low, high }) => ({ kind, value: low + roll() * (high - low) }));
    const sum = (isCost: boolean) =>
      truth
        .filter(({ kind }) => (kind === "benefit") !== isCost)
        .reduce((total, { value }) => total + value, 0);
    const [net, ratio] = [sum(false) - sum(true), sum(false) / sum(true)];
    for (const [told, value] of [
      [compared?.net, net],
      [compared?.ratio, ratio],
    ] as const) {
      expect(value).toBeGreaterThanOrEqual((told?.low ?? Number.NaN) - 1e-9);
      expect(value).toBeLessThanOrEqual((told?.high ?? Number.NaN) + 1e-9);
      expect(told?.central).toBeGreaterThanOrEqual(told?.low ?? Number.NaN);
      expect(told?.central).toBeLessThanOrEqual(told?.high ?? Number.NaN);
    }
  }
});
