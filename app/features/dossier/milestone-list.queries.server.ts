import { readTimeKey, timePage } from "#app/core/time-cursor.ts";
import type { Db } from "#db/portable.ts";
import { milestones } from "./dossier.queries.server.ts";

/** An idea's public milestones by their day, by key; `after` is the `next` of the page before. */
export async function listMilestones(
  db: Db,
  ideaId: string,
  from: { after?: string | undefined; limit: number },
) {
  const after = readTimeKey(from.after);
  const rows = await milestones(db, ideaId)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple("m.due_on", "m.id"), ">", eb.tuple(after?.at ?? "", after?.id ?? "")),
      ),
    )
    .limit(from.limit + 1)
    .execute();
  const { shown, next } = timePage(rows, from.limit, (row) => ({ at: row.dueOn, id: row.id }));
  return { items: shown, next };
}
