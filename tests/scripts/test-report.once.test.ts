import { expect, it } from "vitest";
import { report } from "../../scripts/test-report.mjs";

const test = (project: string, file: string, name: string, state = "passed") => ({
  project,
  file,
  name,
  state,
});

it("counts by engine, lists what has no twin and ends with the totals", () => {
  const { lines, failed } = report({
    tests: [
      test("sqlite", "a.test.ts", "saves"),
      test("postgres", "a.test.ts", "saves", "failed"),
      test("sqlite", "b.sqlite.test.ts", "uses WAL"),
      test("once", "c.once.test.ts", "adds", "skipped"),
    ],
    notes: ["1 left out"],
  });
  expect(failed).toBe(1);
  expect(lines).toEqual([
    "Tests by engine",
    "  SQLite      2 passed, 0 failed, 0 skipped",
    "  PostgreSQL  0 passed, 1 failed, 0 skipped",
    "  no engine   0 passed, 0 failed, 1 skipped",
    "",
    "Tests that concern one engine",
    "  SQLite      b.sqlite.test.ts > uses WAL",
    "",
    "1 left out",
    "",
    "2 passed, 1 failed, 1 skipped",
  ]);
});

it("names what failed before it passed", () => {
  const { lines, failed } = report({
    tests: [{ ...test("once", "c.once.test.ts", "adds"), flaky: true }],
    notes: [],
  });
  expect(failed).toBe(0);
  expect(lines).toContain("Failed at first and passed when tried again: a fault to look for");
  expect(lines).toContain("  no engine   c.once.test.ts > adds");
});

it("lists no single tests when one engine did not run", () => {
  const { lines } = report({ tests: [test("sqlite", "a.test.ts", "saves")], notes: [] });
  expect(lines).toEqual([
    "Tests by engine",
    "  SQLite      1 passed, 0 failed, 0 skipped",
    "",
    "1 passed, 0 failed, 0 skipped",
  ]);
});
