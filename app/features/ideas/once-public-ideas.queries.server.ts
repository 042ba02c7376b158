import type { Db } from "#db/portable.ts";

/** Public now, or a gravestone: that it was removed by moderation or withdrawn by its author. */
export type OnceState = "approved" | "removed" | "withdrawn";

/** What a state says of a text that was public once. */
export function onceState(state: string): OnceState {
  return state === "approved" || state === "withdrawn" ? state : "removed";
}

/**
 * The second scope of the noun: ideas of a space that everybody sees which are public or were so once.
 * Joins the public text `r` only where it is public now, so that nothing of the others can be selected.
 */
export function oncePublicIdeas(db: Db, spaceId: string) {
  return db
    .selectFrom("ideas as i")
    .innerJoin("spaces as s", "s.id", "i.space_id")
    .leftJoin("idea_revisions as r", (join) =>
      join.onRef("r.id", "=", "i.public_revision_id").on("i.state", "=", "approved"),
    )
    .where("s.id", "=", spaceId)
    .where("s.visibility", "=", "public")
    .where("i.published_at", "is not", null)
    .where("i.number", "is not", null);
}
