import { describe, expect, test } from "vitest";
import { clockForm } from "#app/features/spaces/clock.schema.ts";
import {
  type Clock,
  dueAfter,
  type Hours,
  isWorkingAt,
  ROUND_THE_CLOCK,
} from "#app/features/spaces/clock.ts";

const ZONE = "Europe/Madrid";
const OFFICE: Hours[] = [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [9 * 60, 14 * 60] : null));
const clock = (hours: readonly Hours[], holidays: string[] = []): Clock => ({
  targets: { text: 15, report: 60, appeal: 720 },
  hours,
  holidays,
});
const due = (of: Clock, since: string, minutes: number, zone = ZONE) =>
  dueAfter(of, new Date(since), minutes, zone).toISOString();

describe("working time", () => {
  test("what comes in the evening is due in the morning, on Friday on Monday, before a holiday after it", () => {
    const office = clock(OFFICE, ["2026-12-08"]);
    expect(due(office, "2026-11-24T09:00:00.000Z", 15)).toBe("2026-11-24T09:15:00.000Z");
    expect(due(office, "2026-11-24T12:55:00.000Z", 15)).toBe("2026-11-25T08:10:00.000Z");
    expect(due(office, "2026-11-24T21:00:00.000Z", 15)).toBe("2026-11-25T08:15:00.000Z");
    expect(due(office, "2026-11-27T14:00:00.000Z", 30)).toBe("2026-11-30T08:30:00.000Z");
    expect(due(office, "2026-12-07T13:30:00.000Z", 30)).toBe("2026-12-09T08:30:00.000Z");
  });

  test("a clock change takes or gives an hour only to hours that are open then", () => {
    const nights = clock(ROUND_THE_CLOCK.map(() => [60, 4 * 60] as const));
    // One to four: two hours on the last Sunday of March, four on that of October.
    expect(due(nights, "2026-03-29T00:00:00.000Z", 120)).toBe("2026-03-29T02:00:00.000Z");
    expect(due(nights, "2026-03-29T00:00:00.000Z", 121)).toBe("2026-03-29T23:01:00.000Z");
    expect(due(nights, "2026-10-24T23:00:00.000Z", 240)).toBe("2026-10-25T03:00:00.000Z");
    const days = clock(OFFICE.map(() => [9 * 60, 21 * 60] as const));
    expect(due(days, "2026-03-28T19:50:00.000Z", 20)).toBe("2026-03-29T07:10:00.000Z");
    expect(due(days, "2026-10-24T18:50:00.000Z", 20)).toBe("2026-10-25T08:10:00.000Z");
  });

  test("day and night it is plain time, in any zone", () => {
    for (const zone of [ZONE, "America/Bogota", "Asia/Kathmandu"])
      expect(due(clock(ROUND_THE_CLOCK), "2026-03-28T22:30:00.000Z", 24 * 60, zone)).toBe(
        "2026-03-29T22:30:00.000Z",
      );
  });

  test("when nobody ever works it is plain time too", () => {
    expect(due(clock(OFFICE.map(() => null)), "2026-11-24T09:00:00.000Z", 15)).toBe(
      "2026-11-24T09:15:00.000Z",
    );
  });
});

/** Numbers that come again in every run. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("for any hours, holidays and instants: exactly so many working minutes have passed, and more of them end later", () => {
  const next = numbers(7);
  const STEP = 5;
  for (let round = 0; round < 60; round++) {
    const hours = ROUND_THE_CLOCK.map((): Hours => {
      const from = next(280) * STEP;
      return next(4) === 0 ? null : [from, from + (1 + next((1440 - from) / STEP)) * STEP];
    });
    if (hours.every((each) => each === null)) continue;
    // Around both clock changes of the year.
    const since = new Date(Date.UTC(2026, round % 2 ? 2 : 9, 21 + next(8), next(24), next(12) * STEP));
    const holidays = [new Date(since.getTime() + next(5) * 86_400_000).toISOString().slice(0, 10)];
    const one = clock(hours, holidays);
    const minutes = (1 + next(150)) * STEP;
    const end = dueAfter(one, since, minutes, ZONE);
    let worked = 0;
    for (let at = since.getTime(); at < end.getTime(); at += STEP * 60_000)
      if (shownAsOpen(one, new Date(at))) worked += STEP;
    expect([round, worked]).toEqual([round, minutes]);
    expect(isWorkingAt(one, new Date(end.getTime() - 1), ZONE)).toBe(true);
    expect(dueAfter(one, since, minutes + STEP, ZONE).getTime()).toBeGreaterThan(end.getTime());
    expect(dueAfter(one, new Date(since.getTime() + 60_000), minutes, ZONE).getTime()).toBeGreaterThanOrEqual(
      end.getTime(),
    );
  }
});

/** The same question asked of what a clock on the wall shows. */
const WALL = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" });
function shownAsOpen({ hours, holidays }: Clock, at: Date): boolean {
  const [day = "", time = ""] = WALL.format(at).split(" ");
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const today = hours[(new Date(day).getUTCDay() + 6) % 7];
  return (
    !holidays.includes(day) &&
    today != null &&
    today[0] <= hour * 60 + minute &&
    hour * 60 + minute < today[1]
  );
}

describe("the organiser's form", () => {
  const week = (time: string) => Array.from({ length: 7 }, () => time);
  const fields = {
    text: "20",
    report: "60",
    appeal: "12",
    from: week("9:00"),
    to: week("00:00"),
    days: [""],
  };

  test("reads times, targets and days; midnight is the end of the day", () => {
    const { clock } = clockForm.parse({ ...fields, days: ["2026-12-25", "", "2026-12-08", "2026-12-25"] });
    expect(clock.targets).toEqual({ text: 20, report: 60, appeal: 720 });
    expect(clock.hours).toEqual(week("").map(() => [540, 1440]));
    expect(clock.holidays).toEqual(["2026-12-08", "2026-12-25"]);
  });

  test.each([
    [{ text: "0" }, "text", "admin.clock.between"],
    [{ report: "un" }, "report", "admin.clock.between"],
    [{ from: ["25:00", ...week("9:00").slice(1)] }, "from.0", "admin.clock.time"],
    [{ to: ["08:00", ...week("21:00").slice(1)] }, "from.0", "admin.clock.backwards"],
    [{ to: ["", ...week("21:00").slice(1)] }, "from.0", "admin.clock.backwards"],
    [{ from: week(""), to: week("") }, "from.0", "admin.clock.never"],
    [{ days: ["2026-02-30"] }, "days.0", "errors.date"],
    [{ from: ["9"] }, "from", "errors.required"],
  ])("refuses %o at its field", (change, field, message) => {
    const parsed = clockForm.safeParse({ ...fields, ...change });
    expect(parsed.error?.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([
      [field, message],
    ]);
  });
});
