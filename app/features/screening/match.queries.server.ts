import type { Db, Tx } from "#db/portable.ts";
import { asMatchKind, type Field, type Match } from "./match.ts";

/** What screening found in these revisions, in the order of the text; a revision without matches is absent. */
export async function matchesOf(
  db: Db | Tx,
  revisionIds: readonly (string | null)[],
): Promise<Map<string, Match[]>> {
  const found = new Map<string, Match[]>();
  const ids = [...new Set(revisionIds)].filter((id) => id !== null);
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom("screening_matches")
    .selectAll()
    .where("revision_id", "in", ids)
    .orderBy("revision_id")
    .orderBy("place")
    .execute();
  for (const row of rows) {
    const kind = asMatchKind(row.kind);
    if (!kind) continue;
    const match: Match = {
      kind,
      field: row.field as Field,
      start: row.start_at,
      end: row.end_at,
      values: JSON.parse(row.data) as Match["values"],
    };
    found.set(row.revision_id, [...(found.get(row.revision_id) ?? []), match]);
  }
  return found;
}
