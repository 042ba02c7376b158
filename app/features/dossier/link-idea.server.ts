import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError, isDomainError } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import type { Tx } from "#db/portable.ts";
import { type Change, rowIsThere } from "./dossier.ts";

/** Where a link of two ideas comes from when organisers made it: only such links can be taken back. */
export const BY_ORGANISERS = "organisers";

/** Links two published ideas as related, for everybody who sees both. Throws `invalid` for an idea that is not there, or linked already. */
export async function linkIdea(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  idea: IdeaTarget,
  number: number,
): Promise<Change> {
  const wrong = (key: "dossier.linkUnknown" | "dossier.linkSelf" | "dossier.linkThere") =>
    new DomainError("invalid", key, { field: "idea" });
  const other = await ideaTarget(tx, actor, number).catch((error: unknown) => {
    throw isDomainError(error) ? wrong("dossier.linkUnknown") : error;
  });
  if (other.state !== "approved") throw wrong("dossier.linkUnknown");
  if (other.id === idea.id) throw wrong("dossier.linkSelf");
  const back = await tx
    .selectFrom("idea_relations")
    .select("idea_id")
    .where("idea_id", "=", other.id)
    .where("related_id", "=", idea.id)
    .executeTakeFirst();
  const made =
    !back &&
    (await tx
      .insertInto("idea_relations")
      .values({
        idea_id: idea.id,
        related_id: other.id,
        source: BY_ORGANISERS,
        created_at: ctx.now().toISOString(),
      })
      .onConflict((conflict) => conflict.columns(["idea_id", "related_id"]).doNothing())
      .returning("idea_id")
      .executeTakeFirst());
  if (!made) throw wrong("dossier.linkThere");
  tell(record, idea, other);
  return { act: "link", about: `Nº ${other.number}` };
}

/** Takes a link back that organisers made, from either side. Throws `conflict` when it is gone. */
export async function unlinkIdea(
  tx: Tx,
  record: RecordEvent,
  idea: IdeaTarget,
  otherId: string,
): Promise<Change> {
  const other = rowIsThere(
    await tx
      .selectFrom("ideas")
      .select(["id", "space_id", "number"])
      .where("id", "=", otherId)
      .executeTakeFirst(),
  );
  rowIsThere(
    await tx
      .deleteFrom("idea_relations")
      .where("source", "=", BY_ORGANISERS)
      .where((eb) =>
        eb.or([
          eb.and([eb("idea_id", "=", idea.id), eb("related_id", "=", otherId)]),
          eb.and([eb("idea_id", "=", otherId), eb("related_id", "=", idea.id)]),
        ]),
      )
      .returning("idea_id")
      .executeTakeFirst(),
  );
  tell(record, idea, { id: other.id, space: { id: other.space_id } });
  return { act: "unlink", about: `Nº ${other.number}` };
}

type Linked = { id: string; space: { id: string } };

/** Both pages change. */
function tell(record: RecordEvent, idea: Linked, other: Linked): void {
  record({ type: "idea.related", spaceId: idea.space.id, ideaId: idea.id, data: { relatedId: other.id } });
  record({ type: "idea.related", spaceId: other.space.id, ideaId: other.id, data: { relatedId: idea.id } });
}
