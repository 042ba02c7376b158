import { FEWEST } from "#app/core/spread.ts";
import { BYTE_ORDER_MARK, csvLine } from "#app/features/open-data/csv.ts";
import type { Report } from "./report.queries.server.ts";

/** The report as one table of single figures: an empty value is one of a group under ten. */
export function reportCsv(report: Report, about: { period: string; space: string | null }): string {
  const lines: [string, string, string, number | null][] = [];
  const add = (measure: string, item: string, detail: string, value: number | null) =>
    lines.push([measure, item, detail, value]);
  for (const [verdict, count] of Object.entries(report.verdicts)) add("decisions", verdict, "", count);
  for (const [source, count] of Object.entries(report.sources)) add("restrictions", source, "", count);
  for (const { space, rule, own, reported } of report.rules) {
    const name = `${space ?? "site"}/${rule === null ? "law-or-terms" : `rule-${rule}`}`;
    add("restrictions_by_rule", name, "own_initiative", own);
    add("restrictions_by_rule", name, "after_a_notice", reported);
  }
  for (const { reason, ...counts } of report.notices)
    for (const [outcome, count] of Object.entries(counts)) add("notices", reason, outcome, count);
  const { overturnRate, ...appeals } = report.appeals;
  for (const [outcome, count] of Object.entries(appeals)) add("appeals", outcome, "", count);
  add("appeals", "overturn_rate_percent", "", overturnRate);
  add("automation", "detected", "", report.detected);
  add("automation", "decided", "", report.automated);
  const minutes = (ms: number | null) => (ms === null ? null : Math.round(ms / 60_000));
  add("waiting", "texts", "", report.wait.count);
  add("waiting", "median_minutes", "", minutes(report.wait.median));
  add("waiting", "p90_minutes", "", minutes(report.wait.p90));
  report.hours.forEach((hour, at) => {
    const name = `${Math.floor(at / 24) + 1}-${String(at % 24).padStart(2, "0")}`;
    add("waiting_by_hour", name, "texts", hour.count < FEWEST ? null : hour.count);
    add("waiting_by_hour", name, "median_minutes", minutes(hour.median));
    add("waiting_by_hour", name, "p90_minutes", minutes(hour.p90));
  });
  return (
    BYTE_ORDER_MARK +
    csvLine(["period", "space", "measure", "item", "detail", "value"]) +
    lines.map((line) => csvLine([about.period, about.space ?? "", ...line])).join("")
  );
}
