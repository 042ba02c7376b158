import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import type { Db } from "#db/portable.ts";
import type { IdeaTarget } from "./idea.ts";
import { type Restriction, restrictionsOf } from "./restriction.queries.server.ts";

/** The author's new version of a public idea, which others do not see. */
export type OwnEdit = { state: "pending" | "rejected"; title: string; restriction: Restriction | null };

/** Why an idea is not public, for those who see it all the same, and its author's new version when it is. */
export async function unpublishedText(
  db: Db,
  viewer: Viewer,
  idea: IdeaTarget,
): Promise<{ restriction: Restriction | null; edit: OwnEdit | null }> {
  if (idea.state === "rejected" || idea.state === "removed")
    return { restriction: (await restrictionsOf(db, [idea.id])).get(idea.id) ?? null, edit: null };
  const isMine = viewer !== null && viewer.id === idea.authorId;
  if (idea.state !== "approved" || !isMine || idea.latestRevisionId === idea.publicRevisionId)
    return { restriction: null, edit: null };
  const revision = found(
    await db
      .selectFrom("idea_revisions")
      .select(["id", "state", "title"])
      .where("id", "=", idea.latestRevisionId)
      .executeTakeFirst(),
  );
  const { state, title } = revision;
  if (state === "pending") return { restriction: null, edit: { state, title, restriction: null } };
  if (state !== "rejected") return { restriction: null, edit: null };
  const restriction = (await restrictionsOf(db, [idea.id])).get(idea.id);
  const isAboutIt = restriction?.revisionId === revision.id;
  return { restriction: null, edit: { state, title, restriction: isAboutIt ? restriction : null } };
}
