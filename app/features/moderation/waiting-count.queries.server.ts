import type { Actor } from "#app/core/actor.ts";
import type { Db } from "#db/portable.ts";
import { countWaiting } from "./queue-scope.server.ts";
import { suspensionAppeals } from "./suspension-appeal.queries.server.ts";

/** What the number in a moderator's header is summed from, as subqueries for a larger question; null for whom nothing can wait. */
export function waitingParts(db: Db, actor: Actor) {
  const queue = countWaiting(db, actor, {});
  const appeals = db
    .selectFrom("appeals as a")
    .innerJoin("suspensions as s", "s.decision_id", "a.decision_id")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("a.state", "=", "waiting");
  return queue && [queue.as("queue"), appeals.as("appeals")];
}

type Parts = { queue: unknown; appeals: unknown };

/** How much waits for a moderator in all: the queue, up to `MOST_COUNTED`, and the appeals beside it that are theirs. */
export async function sumWaiting(db: Db, actor: Actor, { queue, appeals }: Parts): Promise<number> {
  const beside = Number(appeals) > 0 ? (await suspensionAppeals(db, actor)).length : 0;
  return Number(queue) + beside;
}

/** The same by itself, for a page that stays open. */
export async function waitingCount(db: Db, actor: Actor): Promise<number> {
  const parts = waitingParts(db, actor);
  return parts ? sumWaiting(db, actor, await db.selectNoFrom(parts).executeTakeFirstOrThrow()) : 0;
}
