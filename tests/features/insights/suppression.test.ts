import { expect, test } from "vitest";
import { tellingOf } from "#app/features/insights/suppression.ts";

const of = (...counts: number[]) => tellingOf(counts.map((count) => ({ count })));

test("counts of ten and more are told, and none of nobody", () => {
  expect(of(10, 250, 0)).toEqual(["shown", "shown", "shown"]);
  expect(of()).toEqual([]);
});

test("one below ten would follow from the total: the next smallest is held back with it", () => {
  expect(of(4, 100, 30, 0)).toEqual(["few", "shown", "held", "shown"]);
  expect(of(9, 100)).toEqual(["few", "held"]);
});

test("several that are below ten together are not to be had by subtraction either", () => {
  expect(of(3, 4, 50, 20)).toEqual(["few", "few", "shown", "held"]);
  expect(of(6, 7, 50, 20)).toEqual(["few", "few", "shown", "shown"]);
});

test("what is not listed counts among what is held back, and is never told", () => {
  const groups = [{ count: 3, isHidden: true }, { count: 40 }, { count: 30 }];
  expect(tellingOf(groups)).toEqual(["few", "shown", "held"]);
  expect(tellingOf([{ count: 0, isHidden: true }, { count: 40 }])).toEqual(["shown", "shown"]);
});

test("alone with nobody there is nothing to hold back", () => {
  expect(of(4, 0, 0)).toEqual(["few", "shown", "shown"]);
});

/** Whoever knows the total and everything that is told cannot say any count below ten. */
test("no count below ten follows from the total and the rest", () => {
  let seed = 11;
  const roll = (most: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % most;
  };
  let held = 0;
  for (let round = 0; round < 2_000; round++) {
    const counts = Array.from({ length: 2 + roll(6) }, () => roll(roll(2) ? 15 : 200));
    const telling = of(...counts);
    const withheld = counts.filter((_, at) => telling[at] !== "shown");
    const told = counts.filter((_, at) => telling[at] === "shown");
    expect(told.filter((count) => count > 0 && count < 10)).toEqual([]);
    held += telling.filter((one) => one === "held").length;
    if (withheld.length === 0 || told.every((count) => count === 0)) continue;
    expect(withheld.length, counts.join()).toBeGreaterThan(1);
    expect(
      withheld.reduce((sum, count) => sum + count, 0),
      counts.join(),
    ).toBeGreaterThanOrEqual(10);
  }
  expect(held).toBeGreaterThan(100);
});
