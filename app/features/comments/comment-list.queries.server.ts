import { PAGE } from "#app/core/limits.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import type { Db } from "#db/portable.ts";
import { keyAbove, keyOf, toPublic, visibleComments } from "./comment.queries.server.ts";
import type { PublicComment } from "./comment.ts";

/** A thread's published comments flat, oldest first, by key; `after` is the `next` of the page before. */
export async function listComments(
  db: Db,
  idea: IdeaTarget,
  from: { after?: string | undefined; limit?: number | undefined },
): Promise<{ items: PublicComment[]; next: string | null }> {
  const limit = from.limit ?? PAGE.api;
  const after = keyOf(from.after);
  const rows = await visibleComments(db, idea)
    .$if(after !== null, (query) => query.where(keyAbove(after ?? { createdAt: "", id: "" })))
    .orderBy("c.created_at")
    .orderBy("c.id")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => toPublic(row, idea.number ?? 0)),
    next: last ? `${last.created_at}~${last.id}` : null,
  };
}
