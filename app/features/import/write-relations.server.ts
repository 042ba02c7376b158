import type { ImportTarget } from "./import-target.ts";
import { writeInParts } from "./short-transactions.server.ts";

/** Two proposals of the source that somebody called related, and when. */
export type Relation = { from: string; to: string; at: string };

/** Links ideas of this space as related; a pair linked before, in either direction, stays as it is. */
export async function writeRelations(target: ImportTarget, relations: Relation[]): Promise<void> {
  const { ctx, space, ledger, report } = target;
  const pairs = new Map<string, { idea_id: string; related_id: string; created_at: string }>();
  for (const { from, to, at } of relations) {
    const ideaId = ledger.target("idea", from);
    const relatedId = ledger.target("idea", to);
    if (!ideaId || !relatedId || ideaId === relatedId) continue;
    const key = [ideaId, relatedId].sort().join(" ");
    if (!pairs.has(key)) pairs.set(key, { idea_id: ideaId, related_id: relatedId, created_at: at });
  }
  report.links.relations = pairs.size;
  const known = await ctx.db
    .selectFrom("idea_relations as l")
    .innerJoin("ideas as i", "i.id", "l.idea_id")
    .select(["l.idea_id", "l.related_id"])
    .where("i.space_id", "=", space.id)
    .execute();
  for (const row of known) pairs.delete([row.idea_id, row.related_id].sort().join(" "));
  const longest = await writeInParts(ctx, [...pairs.values()], {
    prepare: (pair) => ({ ...pair, source: "import" }),
    write: async (tx, record, part) => {
      await tx
        .insertInto("idea_relations")
        .values(part)
        .onConflict((conflict) => conflict.columns(["idea_id", "related_id"]).doNothing())
        .execute();
      for (const { idea_id, related_id } of part)
        record({ type: "idea.related", spaceId: space.id, ideaId: idea_id, data: { relatedId: related_id } });
    },
    written: () => {},
  });
  report.longestMs = Math.max(report.longestMs, longest);
}
