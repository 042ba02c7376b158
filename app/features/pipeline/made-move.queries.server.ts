import type { Actor } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { ideaTargetById } from "#app/features/ideas/idea.scope.server.ts";
import { asStage } from "#app/features/ideas/idea.ts";
import type { Db } from "#db/portable.ts";
import { TELLINGS, type Telling } from "./move.ts";

/** A move as its organiser looks back on it, with its idea. Throws `notFound` when the idea is not there for them. */
export async function madeMove(db: Db, actor: Actor, id: string) {
  const move = found(
    await db
      .selectFrom("stage_moves as m")
      .leftJoin("move_tellings as t", "t.move_id", "m.id")
      .selectAll("m")
      .select(["t.state as telling", "t.due_at"])
      .where("m.id", "=", id)
      .executeTakeFirst(),
  );
  const idea = await ideaTargetById(db, actor, move.idea_id);
  const telling: Telling = TELLINGS.find((state) => state === move.telling) ?? "told";
  return {
    idea,
    move: {
      id,
      from: asStage(move.from_stage),
      to: asStage(move.to_stage) ?? "received",
      html: move.html,
      lang: move.lang,
      at: move.created_at,
      telling,
      /** Until when its maker can take it back; null for others, and once it is over. */
      undoUntil: telling === "waiting" && move.actor_id === actor.id ? move.due_at : null,
    },
  };
}
