import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Random } from "../soak/random.ts";

/** A minute of the real day passes in a second. */
export const COMPRESSED = 60;
/** Staff accounts that post links to related proposals alone, by how many they posted. */
const LINK_ACCOUNTS = 3;
const DAY_MS = 86_400_000;

export type Arrival = { body: string; at: number; isGood: boolean };
/** Comments of the busiest day at their times, and the statements spread over it by chance. */
export function theDay(city: string, labels: string, random: Random): Arrival[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(city, "comments.csv")), {
    columns: true,
    bom: true,
    delimiter: ";",
    relax_quotes: true,
  });
  const text = (row: Record<string, string>) =>
    (row.body ?? "")
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim();
  const links = counted(
    rows.filter((row) => /^https?:\/\/\S+$/.test(text(row))).map((row) => row["author/id"] ?? ""),
  );
  const staff = links.slice(0, LINK_ACCOUNTS).map(([id]) => id);
  const people = rows.filter((row) => !staff.includes(row["author/id"] ?? ""));
  const [day = ""] = counted(people.map((row) => (row.created_at ?? "").slice(0, 10)))[0] ?? [];
  const said = people
    .filter((row) => row.created_at?.startsWith(day) && text(row).length >= 2)
    .map((row) => ({
      body: text(row),
      at: Date.parse((row.created_at ?? "").replace(" UTC", "Z").replace(" ", "T")),
      isGood: true,
    }));
  const statements: Record<string, string>[] = parse(readFileSync(join(labels, "comments.csv")), {
    columns: true,
    bom: true,
    relax_column_count: true,
  });
  const known = statements
    .filter((row) => row.moderated === "1" || row.moderated === "-1")
    .map((row) => ({
      body: row["comment-body"] ?? "",
      at: Date.parse(`${day}T00:00:00Z`) + random.next() * DAY_MS,
      isGood: row.moderated === "1",
    }));
  return [...said, ...known].sort((a, b) => a.at - b.at);
}

function counted(words: string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** The stretch of so many compressed minutes in which most arrive. */
export function around(day: Arrival[], minutes: number): Arrival[] {
  const stretch = minutes * 60_000 * COMPRESSED;
  const within = (from: number) => day.filter(({ at }) => at >= from && at < from + stretch);
  return day.map(({ at }) => within(at)).reduce((most, one) => (one.length > most.length ? one : most), []);
}

/** A text as it can be recognised on a page. */
export function squeezed(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}
