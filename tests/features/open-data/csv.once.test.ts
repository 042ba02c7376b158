import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { csvLine, withFormula, withoutFormula } from "#app/features/open-data/csv.ts";
import { SMALLEST_GROUP, votePeriods } from "#app/features/open-data/vote-periods.ts";

const HOSTILE = [
  "=1+1",
  "+34 600 000 000",
  "-1",
  "@sum(1)",
  "\t=1+1",
  "\r=1+1",
  "\n=cmd|' /C calc'!A0",
  "＝1+1",
  "＋1",
  "－1",
  "＠x",
  "  =1+1",
  "\u00a0=1+1",
  "hola;=1+1",
  "hola; =1+1",
  "hola\n=HYPERLINK(1)",
  "hola\r\n@x",
  "hola\t+1",
  '"=1+1"',
  'diu "hola"; i marxa',
  "'s avonds",
  "''doble",
  "línia\n'cita",
  "- una\n- dues\n\n* tres",
  "l·l, 🌳 i ;",
  " espai ",
  "",
  "'",
  ";'=",
  "\n\n'\n=",
];
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

describe("cells", () => {
  test.each(HOSTILE)(
    "%j begins no formula, wherever a spreadsheet cuts it, and comes back as it was",
    (text) => {
      const safe = withoutFormula(text);
      expect(safe).not.toMatch(FORMULA);
      for (const piece of safe.split(/[;\n\r\t]/)) expect(piece).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      expect(withFormula(safe)).toBe(text);
      for (const separator of [",", ";"] as const) {
        const [cells] = parse(csvLine([7, text, null, true, "últim"], separator), { delimiter: separator });
        expect(cells).toEqual(["7", safe, "", "true", "últim"]);
      }
    },
  );

  test("any text comes back", () => {
    const marks = ["'", "=", "-", "\n", "\r", "\t", ";", ",", '"', " ", "a", "＝", "🌳"];
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let turn = 0; turn < 3000; turn += 1) {
      const text = Array.from({ length: next(12) }, () => marks[next(marks.length)]).join("");
      const [cells = []] = parse(csvLine(["x", text]), {});
      expect(withFormula(cells[1] ?? "")).toBe(text);
    }
  });
});

describe("supports over time", () => {
  const days = (entries: Record<string, number>) => new Map(Object.entries(entries));

  test("a day of many stands alone, the others by week, by month, or together", () => {
    const rows = votePeriods(
      days({
        "2026-11-02": 12, // Monday
        "2026-11-03": 4,
        "2026-11-08": 6,
        "2026-11-09": 5,
        "2026-11-20": 7,
        "2026-12-01": 3,
      }),
      "2026-10-30",
    );
    expect(rows).toEqual([
      { period: "day", since: "2026-11-02", supports: 12 },
      { period: "week", since: "2026-11-02", supports: 10 },
      { period: "month", since: "2026-11-01", supports: 12 },
      { period: "rest", since: "2026-10-30", supports: 3 },
    ]);
  });

  test("an idea of few has its number alone", () => {
    expect(votePeriods(days({ "2026-11-02": 2, "2026-11-09": 1 }), "2026-10-30")).toEqual([
      { period: "rest", since: "2026-10-30", supports: 3 },
    ]);
    expect(votePeriods(days({}), "2026-10-30")).toEqual([]);
  });

  test("no dated row is small, and the sum is the number", () => {
    for (let turn = 1; turn < 60; turn += 1) {
      const given = new Map<string, number>();
      for (let at = 0; at < turn * 3; at += 1) {
        const day = new Date(Date.UTC(2026, 0, 1 + ((at * at * turn) % 200))).toISOString().slice(0, 10);
        given.set(day, (given.get(day) ?? 0) + 1 + ((at * turn) % 5));
      }
      const rows = votePeriods(given, "2026-01-01");
      const sum = (counts: Iterable<number>) => [...counts].reduce((all, count) => all + count, 0);
      expect(sum(rows.map((row) => row.supports))).toBe(sum(given.values()));
      expect(rows.filter((row) => row.period !== "rest" && row.supports < SMALLEST_GROUP)).toEqual([]);
      expect(new Set(rows.map((row) => `${row.period} ${row.since}`)).size).toBe(rows.length);
    }
  });
});
