import { type Actor, hasRole } from "#app/core/actor.ts";
import type { Tx } from "#db/portable.ts";
import type { Space } from "./space.ts";

/** True when a contribution waits for a moderator first: always, never, or until the person has one approved there. */
export async function startsPending(tx: Tx, space: Space, actor: Actor): Promise<boolean> {
  if (space.moderation === "after" || hasRole(actor, "organiser", space.id)) return false;
  if (space.moderation === "before") return true;
  const idea = await tx
    .selectFrom("ideas")
    .select("id")
    .where("author_id", "=", actor.id)
    .where("space_id", "=", space.id)
    .where("state", "=", "approved")
    .limit(1)
    .executeTakeFirst();
  if (idea) return false;
  const comment = await tx
    .selectFrom("comments as c")
    .innerJoin("ideas as i", "i.id", "c.idea_id")
    .select("c.id")
    .where("c.author_id", "=", actor.id)
    .where("i.space_id", "=", space.id)
    .where("c.state", "=", "approved")
    .limit(1)
    .executeTakeFirst();
  return !comment;
}
