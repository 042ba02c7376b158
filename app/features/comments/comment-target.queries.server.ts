import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { ideaTargetById } from "#app/features/ideas/idea.scope.server.ts";
import type { IdeaTarget, State } from "#app/features/ideas/idea.ts";
import { mayModerate } from "#app/features/spaces/space.policy.ts";
import type { Db, Tx } from "#db/portable.ts";

/** What a write needs to know of the comment it acts on. */
export type CommentTarget = {
  id: string;
  state: State;
  authorId: string | null;
  organisationId: string | null;
  publicRevisionId: string | null;
  latestRevisionId: string | null;
  idea: IdeaTarget;
};

/**
 * The comment of an id: public ones for whoever sees the idea, others for their author and, but for
 * withdrawn ones, the space's moderators. Throws `notFound` when it is not there for this viewer.
 */
export async function commentTarget(db: Db | Tx, viewer: Viewer, id: string): Promise<CommentTarget> {
  const row = found(
    await db
      .selectFrom("comments")
      .select([
        "id",
        "idea_id",
        "state",
        "author_id",
        "organisation_id",
        "public_revision_id",
        "latest_revision_id",
      ])
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  const idea = await ideaTargetById(db, viewer, row.idea_id);
  const isOwn = viewer !== null && row.author_id === viewer.id;
  const isStaffs = row.state !== "withdrawn" && mayModerate(viewer, idea.space.id);
  found(row.state === "approved" || isOwn || isStaffs ? row : null);
  return {
    id: row.id,
    state: row.state as State,
    authorId: row.author_id,
    organisationId: row.organisation_id,
    publicRevisionId: row.public_revision_id,
    latestRevisionId: row.latest_revision_id,
    idea,
  };
}
