import type { Actor } from "#app/core/actor.ts";
import type { Db } from "#db/portable.ts";
import { asReason, type Reason } from "./notification.ts";
import { recipientsOf } from "./recipients.server.ts";
import { concerned } from "./stage-causes.server.ts";

/** How many people, by the reason they are told; everybody is in one group only. */
export type Audience = { total: number; groups: { reason: Reason; count: number }[] };

const ORDER: readonly Reason[] = ["author", "voted", "commented", "followed"];

/** Who will hear of the actor's next move of an idea. */
export async function audienceOf(db: Db, actor: Actor, ideaId: string): Promise<Audience> {
  const people = await concerned(db, ideaId);
  const recipients = await recipientsOf(db, { ideaId, people, mail: "stage", actorId: actor.id });
  return counted(recipients.map((person) => [person.reason, 1]));
}

/** Who has heard of a move. */
export async function toldOf(db: Db, moveId: string): Promise<Audience> {
  const rows = await db
    .selectFrom("notifications")
    .select((eb) => ["reason", eb.fn.countAll().as("count")])
    .where("stage_move_id", "=", moveId)
    .groupBy("reason")
    .execute();
  return counted(rows.map((row) => [asReason(row.reason), Number(row.count)]));
}

function counted(pairs: [Reason, number][]): Audience {
  const groups = ORDER.map((reason) => ({
    reason,
    count: pairs.reduce((sum, [each, count]) => sum + (each === reason ? count : 0), 0),
  })).filter((group) => group.count > 0);
  return { total: groups.reduce((sum, group) => sum + group.count, 0), groups };
}
