import { readTimeKey, timePage } from "#app/core/time-cursor.ts";
import { uploadsOf } from "#app/features/uploads/upload.queries.server.ts";
import type { Db } from "#db/portable.ts";
import { published, toUpdate } from "./update.queries.server.ts";

/** What was officially said of an idea with its evidence, oldest first, by key; `after` is the `next` of the page before. */
export async function listUpdates(
  db: Db,
  ideaId: string,
  from: { after?: string | undefined; limit: number },
) {
  const after = readTimeKey(from.after);
  const rows = await published(db)
    .select("p.body")
    .where("p.idea_id", "=", ideaId)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple("p.created_at", "p.id"), ">", eb.tuple(after?.at ?? "", after?.id ?? "")),
      ),
    )
    .orderBy("p.created_at")
    .orderBy("p.id")
    .limit(from.limit + 1)
    .execute();
  const { shown, next } = timePage(rows, from.limit, (row) => ({ at: row.created_at, id: row.id }));
  const ids = shown.map((row) => row.id);
  const files = await uploadsOf(db, "update", ids);
  return { items: shown.map((row) => ({ ...toUpdate(row, files), body: row.body })), next };
}
