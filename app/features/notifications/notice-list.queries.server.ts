import type { Actor } from "#app/core/actor.ts";
import { PAGE } from "#app/core/limits.ts";
import { visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import type { Db } from "#db/portable.ts";
import { asNotice, asReason } from "./notification.ts";

/** What the person was told, newest first, by key. An idea no longer there for them has no number. */
export async function listNotices(
  db: Db,
  actor: Actor,
  from: { after?: string | undefined; limit?: number | undefined },
) {
  const limit = from.limit ?? PAGE.api;
  const [at, id] = (from.after ?? "").split("~");
  const rows = await db
    .selectFrom("notifications")
    .select(["id", "kind", "reason", "idea_id", "comment_id", "created_at", "read_at"])
    .where("user_id", "=", actor.id)
    .$if(Boolean(at && id), (query) =>
      query.where((eb) =>
        eb.or([
          eb("created_at", "<", at ?? ""),
          eb.and([eb("created_at", "=", at ?? ""), eb("id", "<", id ?? "")]),
        ]),
      ),
    )
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const ids = [...new Set(shown.map((row) => row.idea_id).filter((idea) => idea !== null))];
  const ideas =
    ids.length === 0
      ? []
      : await visibleIdeas(db, actor).select(["i.id", "i.number"]).where("i.id", "in", ids).execute();
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => ({
      id: row.id,
      kind: asNotice(row.kind),
      reason: asReason(row.reason),
      idea: ideas.find((idea) => idea.id === row.idea_id)?.number ?? null,
      comment: row.comment_id,
      at: row.created_at,
      read: row.read_at !== null,
    })),
    next: last ? `${last.created_at}~${last.id}` : null,
  };
}
