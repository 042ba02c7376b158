import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { MATCH_KINDS, type MatchKind } from "#app/features/screening/match.ts";
import { screenText } from "#app/features/screening/screen-text.ts";
import { likeness } from "#app/features/screening/text-print.ts";
import { INNOCENT, SHIPPED_TERMS } from "#app/features/screening/word-lists.ts";
import { WordMatcher } from "#app/features/screening/word-matcher.ts";

/**
 * How well screening foretells what moderators of a real conversation rejected: precision and recall of "something
 * was found" against their labels. The conversation is a folder with a `comments.csv` as Polis exports it; its
 * statements are read oldest first, as they came. Neither lists nor thresholds were chosen by looking at it.
 */
function main(folder: string | undefined): void {
  const file = folder ? join(folder, "comments.csv") : "";
  if (!folder || !existsSync(file)) {
    console.log("Screening is not measured: SCREENING_LABELS names no folder with a comments.csv.");
    return;
  }
  const rows = statements(readFileSync(file, "utf8"));
  const words = new WordMatcher(SHIPPED_TERMS, INNOCENT);
  const before: Statement[] = [];
  let ms = 0;
  const found = rows.map((row) => {
    const began = performance.now();
    const kinds = new Set<MatchKind>(
      screenText({ title: null, body: row.body }, words, "").map((match) => match.kind),
    );
    ms += performance.now() - began;
    for (const kind of surroundings(row, before)) kinds.add(kind);
    before.push(row);
    return { rejected: row.rejected, kinds };
  });
  const rejected = rows.filter((row) => row.rejected).length;
  console.log(
    `${rows.length} statements, ${rejected} rejected; ${((ms * 1000) / rows.length).toFixed(0)} µs each.`,
  );
  console.table(
    [null, ...MATCH_KINDS].map((kind) => {
      const flagged = found.filter(({ kinds }) => (kind ? kinds.has(kind) : kinds.size > 0));
      const right = flagged.filter((each) => each.rejected).length;
      return {
        found: kind ?? "anything",
        flagged: flagged.length,
        "of them rejected": right,
        precision: flagged.length > 0 ? (right / flagged.length).toFixed(2) : "–",
        recall: (right / rejected).toFixed(2),
      };
    }),
  );
  console.log(`Flagging at random would be right in ${(rejected / rows.length).toFixed(2)} of all cases.`);
}

type Statement = { at: number; author: string; body: string; rejected: boolean };

function statements(csv: string): Statement[] {
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true, relax_column_count: true });
  return rows
    .filter((row) => row.moderated === "1" || row.moderated === "-1")
    .map((row) => ({
      at: Number(row.timestamp),
      author: row["author-id"] ?? "",
      body: row["comment-body"] ?? "",
      rejected: row.moderated === "-1",
    }))
    .sort((a, b) => a.at - b.at);
}

const NEARLY_SAME = 0.7;
const BURST = { texts: 5, ms: 10 * 60_000 };

/** What the product asks its tables for, here by comparing with every statement that came before. */
function surroundings(row: Statement, before: readonly Statement[]): MatchKind[] {
  const kinds: MatchKind[] = [];
  const own = before.filter((each) => each.author === row.author);
  const isSame = (each: Statement) => likeness(each.body, row.body) === 1;
  if (row.body.length >= 20 && own.some(isSame)) kinds.push("repeated");
  else if (row.body.length >= 40 && before.some((each) => likeness(each.body, row.body) >= NEARLY_SAME))
    kinds.push("similar");
  if (own.filter((each) => each.at > row.at - BURST.ms).length + 1 >= BURST.texts) kinds.push("burst");
  return kinds;
}

main(process.env.SCREENING_LABELS);
