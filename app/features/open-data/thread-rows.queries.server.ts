import { commentPath } from "#app/features/comments/comment.ts";
import { oncePublicComments } from "#app/features/comments/once-public-comments.queries.server.ts";
import { onceState } from "#app/features/ideas/once-public-ideas.queries.server.ts";
import type { Db } from "#db/portable.ts";
import { authorCells } from "./idea-rows.queries.server.ts";
import type { OpenRow } from "./tables.ts";

type Place = { ideaId: string; id: string };

/**
 * A page of the comments of some ideas, by key, and where the next one begins: inside one idea, so that each
 * page is one range of the index.
 */
export async function commentRows(
  db: Db,
  base: string,
  ideaIds: string[],
  after: Place | null,
  limit: number,
): Promise<{ rows: OpenRow[]; next: Place | null }> {
  const found = await oncePublicComments(db, after ? [after.ideaId] : ideaIds)
    .leftJoin("organisations as o", "o.id", "c.organisation_id")
    .$if(after !== null, (query) => query.where("c.id", ">", after?.id ?? ""))
    .orderBy("c.idea_id")
    .orderBy("c.id")
    .limit(limit)
    .select((eb) => [
      "c.id",
      "c.idea_id",
      "c.parent_id",
      "c.reply_to_id",
      "c.state",
      "c.stance",
      "c.author_id",
      "c.published_at",
      "c.edited_at",
      "i.number",
      "i.state as idea_state",
      "i.updated_at as idea_changed_at",
      "r.body",
      "r.lang",
      "o.kind as organisation_kind",
      "o.name as organisation_name",
      "o.slug as organisation_slug",
      eb
        .selectFrom("thread_events as e")
        .select((inner) => inner.fn.max("e.at").as("at"))
        .whereRef("e.comment_id", "=", "c.id")
        .where("e.kind", "in", ["removed", "restored", "anonymised"])
        .as("event_at"),
    ])
    .execute();
  const last = found.length === limit ? found.at(-1) : undefined;
  const rows = found.map((row): OpenRow => {
    const number = row.number ?? 0;
    // A comment is as public as its idea.
    const state = onceState(row.state === "approved" ? row.idea_state : row.state);
    const changed = [row.published_at, row.edited_at, row.event_at].filter((at) => at !== null).sort();
    const gone = row.state === "approved" ? row.idea_changed_at : changed.at(-1);
    const names = { id: row.id, idea: number, parent: row.parent_id, reply_to: row.reply_to_id };
    if (state !== "approved") return { ...names, state, changed_at: gone ?? null };
    return {
      ...names,
      url: base + commentPath(number, row.id),
      state,
      changed_at: changed.at(-1) ?? null,
      body: row.body,
      lang: row.lang,
      stance: row.stance,
      ...authorCells(base, row),
      published_at: row.published_at,
    };
  });
  return { rows, next: last ? { ideaId: last.idea_id, id: last.id } : null };
}
