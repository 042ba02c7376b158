import type { AppContext } from "#app/core/context.ts";
import { MOST_COUNTED } from "#app/features/moderation/queue-scope.server.ts";
import { IN_TIME } from "#app/features/spaces/urgency.ts";
import type { Db, Tx } from "#db/portable.ts";

/** A space in which something waits: how much, how much of it is overdue, and when the next of it is due. */
export type WaitingPlace = {
  id: string;
  slug: string;
  title: string;
  waiting: number;
  overdue: number;
  nextDueAt: string | null;
};

/** The spaces of these in which something waits for half of its target or longer. */
export async function waitingPlaces(
  ctx: AppContext,
  db: Db | Tx,
  spaceIds: string[],
): Promise<WaitingPlace[]> {
  const places: WaitingPlace[] = [];
  const now = ctx.now().toISOString();
  for (const id of spaceIds) {
    const waits = db
      .selectFrom("queue_items")
      .select("id")
      .where("state", "=", "waiting")
      .where("space_id", "=", id)
      .limit(MOST_COUNTED);
    const near = await waits.where("near_at", "<=", now).limit(1).executeTakeFirst();
    if (!near) continue;
    const row = await db
      .selectFrom("spaces as s")
      .select((eb) => [
        "s.id",
        "s.slug",
        "s.title",
        eb
          .selectFrom(waits.as("w"))
          .select((inner) => inner.fn.countAll().as("n"))
          .as("waiting"),
        eb
          .selectFrom(waits.where("urgency", "<", IN_TIME).as("o"))
          .select((inner) => inner.fn.countAll().as("n"))
          .as("overdue"),
        eb
          .selectFrom("queue_items as q")
          .select((inner) => inner.fn.min("q.due_at").as("due"))
          .where("q.state", "=", "waiting")
          .where("q.space_id", "=", id)
          .where("q.due_at", ">", now)
          .as("nextDueAt"),
      ])
      .where("s.id", "=", id)
      .executeTakeFirstOrThrow();
    places.push({ ...row, waiting: Number(row.waiting), overdue: Number(row.overdue) });
  }
  return places;
}
