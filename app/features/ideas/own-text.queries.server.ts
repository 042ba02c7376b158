import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import type { Db } from "#db/portable.ts";
import type { IdeaTarget } from "./idea.ts";
import { type Restriction, restrictionsOf } from "./restriction.queries.server.ts";

/** The author's new version of a public idea, which others do not see. */
export type OwnEdit = {
  state: "pending" | "rejected" | "redacted";
  title: string;
  restriction: Restriction | null;
};

/** Why an idea is not public, for those who see it all the same, and its author's own version when another is public. */
export async function unpublishedText(
  db: Db,
  viewer: Viewer,
  idea: IdeaTarget,
  isRedacted = false,
): Promise<{ restriction: Restriction | null; edit: OwnEdit | null }> {
  if (idea.state === "rejected" || idea.state === "removed")
    return { restriction: (await restrictionsOf(db, [idea.id])).get(idea.id) ?? null, edit: null };
  const isMine = viewer !== null && viewer.id === idea.authorId;
  const isWhole = idea.latestRevisionId === idea.publicRevisionId && !isRedacted;
  if (idea.state !== "approved" || !isMine || isWhole) return { restriction: null, edit: null };
  const revision = found(
    await db
      .selectFrom("idea_revisions")
      .select(["id", "state", "title", "redacted_from"])
      .where("id", "=", idea.latestRevisionId)
      .executeTakeFirst(),
  );
  const { state, title } = revision;
  if (state === "pending") return { restriction: null, edit: { state, title, restriction: null } };
  const about = state === "rejected" ? revision.id : revision.redacted_from;
  if (about === null) return { restriction: null, edit: null };
  const restriction = (await restrictionsOf(db, [idea.id])).get(idea.id);
  const isAboutIt = restriction?.revisionId === about;
  return {
    restriction: null,
    edit: {
      state: state === "rejected" ? state : "redacted",
      title,
      restriction: isAboutIt ? restriction : null,
    },
  };
}
