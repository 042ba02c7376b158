import type { Viewer } from "#app/core/actor.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import type { Db } from "#db/portable.ts";
import type { OwnComment, Stance } from "./comment.ts";

/** One's own comments of a thread that are not public: waiting, or rejected with their reason. */
export async function ownComments(db: Db, viewer: Viewer, idea: IdeaTarget): Promise<OwnComment[]> {
  if (!viewer) return [];
  const rows = await db
    .selectFrom("comments as c")
    .innerJoin("comment_revisions as r", "r.id", "c.latest_revision_id")
    .leftJoin("decisions as d", (join) =>
      join.onRef("d.revision_id", "=", "r.id").on("d.verdict", "=", "rejected"),
    )
    .select([
      "c.id",
      "c.parent_id",
      "c.stance",
      "c.state",
      "c.created_at",
      "r.body",
      "r.html",
      "r.lang",
      "d.rule",
      "d.reason",
      "d.created_at as decided_at",
    ])
    .where("c.idea_id", "=", idea.id)
    .where("c.author_id", "=", viewer.id)
    .where("c.state", "in", ["pending", "rejected"])
    .orderBy("c.created_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    parent: row.parent_id,
    html: row.html,
    body: row.body,
    lang: row.lang,
    stance: row.stance as Stance | null,
    state: row.state === "rejected" ? "rejected" : "pending",
    createdAt: row.created_at,
    decision:
      row.rule !== null && row.reason !== null
        ? { rule: row.rule, reason: row.reason, at: row.decided_at ?? "" }
        : null,
  }));
}
