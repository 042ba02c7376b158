import type { Db } from "#db/portable.ts";

/**
 * The second scope of the noun: comments that are public or were so once, of ideas found by `oncePublicIdeas`.
 * Joins the public text `r` only where comment and idea are public now.
 */
export function oncePublicComments(db: Db, ideaIds: string[]) {
  return db
    .selectFrom("comments as c")
    .innerJoin("ideas as i", "i.id", "c.idea_id")
    .leftJoin("comment_revisions as r", (join) =>
      join
        .onRef("r.id", "=", "c.public_revision_id")
        .on("c.state", "=", "approved")
        .on("i.state", "=", "approved"),
    )
    .where("c.idea_id", "in", ideaIds)
    .where("c.published_at", "is not", null);
}
