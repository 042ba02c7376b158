import type { Viewer } from "#app/core/actor.ts";
import type { Db } from "#db/portable.ts";
import { visibleIdeas } from "./idea.scope.server.ts";

/** What a space holds in public: ideas, the supports they have and the comments they got. */
export async function spaceFigures(db: Db, viewer: Viewer, spaceId: string) {
  const row = await visibleIdeas(db, viewer)
    .where("i.space_id", "=", spaceId)
    .select((eb) => [
      eb.fn.countAll().as("ideas"),
      eb.fn.sum("i.supports").as("supports"),
      eb.fn.sum("i.comments").as("comments"),
    ])
    .executeTakeFirst();
  return {
    ideas: Number(row?.ideas ?? 0),
    supports: Number(row?.supports ?? 0),
    comments: Number(row?.comments ?? 0),
  };
}
