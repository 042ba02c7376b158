import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { markPassage } from "#app/core/mark-passage.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { type Restriction, restrictionsOf } from "#app/features/ideas/restriction.queries.server.ts";
import type { Db, Tx } from "#db/portable.ts";
import type { OwnComment, Stance } from "./comment.ts";
import type { CommentTarget } from "./comment-target.queries.server.ts";

/**
 * One's own texts of a thread that are not public, with their reason: waiting, rejected or removed comments,
 * edits of published ones that wait or were rejected, and what was published without a part.
 */
export async function ownComments(db: Db, viewer: Viewer, idea: IdeaTarget): Promise<OwnComment[]> {
  return viewer ? withReasons(db, await hiddenTexts(db, viewer.id, idea.id).execute()) : [];
}

/** The same texts as a query, to run or to stand in another; nobody's ("") are none. */
export function hiddenTexts(db: Db | Tx, viewerId: string, ideaId: string) {
  return db
    .selectFrom("comments as c")
    .innerJoin("comment_revisions as r", "r.id", "c.latest_revision_id")
    .leftJoin("comment_revisions as o", "o.id", "r.redacted_from")
    .select([
      "o.id as original",
      "o.html as original_html",
      "c.id",
      "c.parent_id",
      "c.stance",
      "c.state",
      "c.created_at",
      "c.public_revision_id",
      "r.id as revision",
      "r.state as revision_state",
      "r.body",
      "r.html",
      "r.lang",
    ])
    .where("c.idea_id", "=", ideaId)
    .where("c.author_id", "=", viewerId)
    .where("c.state", "in", ["pending", "rejected", "removed", "approved"])
    .where((eb) =>
      eb.or([
        eb("c.state", "<>", "approved"),
        eb("c.public_revision_id", "is", null),
        eb("c.latest_revision_id", "<>", eb.ref("c.public_revision_id")),
        eb("r.redacted_from", "is not", null),
      ]),
    )
    .orderBy("c.created_at");
}

export type HiddenText = Awaited<ReturnType<ReturnType<typeof hiddenTexts>["execute"]>>[number];

/** Hidden texts with why they are. */
export async function withReasons(db: Db, hidden: HiddenText[]): Promise<OwnComment[]> {
  const restrictions = await restrictionsOf(
    db,
    hidden.filter((row) => row.state !== "pending" && row.revision_state !== "pending").map((row) => row.id),
  );
  return hidden.flatMap((row): OwnComment[] => {
    const isPart = row.revision === row.public_revision_id && row.original !== null;
    const state = isPart
      ? "redacted"
      : hiddenState(row.state === "approved" ? row.revision_state : row.state);
    if (!state) return [];
    const restriction =
      state === "pending" ? null : standing(restrictions.get(row.id), row.original ?? row.revision, state);
    const html = isPart ? (row.original_html ?? "") : row.html;
    return [
      {
        id: row.id,
        parent: row.parent_id,
        revision: row.revision,
        isEdit: row.state === "approved",
        html: restriction?.quote ? markPassage(html, restriction.quote) : html,
        body: row.body,
        lang: row.lang,
        stance: row.stance as Stance | null,
        state,
        createdAt: row.created_at,
        restriction,
      },
    ];
  });
}

/** The text an edit begins from, the latest revision, and why it is not public. */
export async function latestCommentRevision(db: Db, comment: CommentTarget) {
  const revision = found(
    await db
      .selectFrom("comment_revisions")
      .select(["id", "body", "lang", "state"])
      .where("id", "=", comment.latestRevisionId)
      .executeTakeFirst(),
  );
  const state = hiddenState(comment.state === "approved" ? revision.state : comment.state);
  const restriction = (await restrictionsOf(db, [comment.id])).get(comment.id);
  return {
    revision: revision.id,
    body: revision.body,
    lang: revision.lang,
    restriction: state && state !== "pending" ? standing(restriction, revision.id, state) : null,
  };
}

function hiddenState(state: string): OwnComment["state"] | null {
  return state === "pending" || state === "rejected" || state === "removed" ? state : null;
}

/** The restriction that keeps this text away now, not one of an earlier version. */
function standing(
  restriction: Restriction | undefined,
  revision: string,
  state: Restriction["verdict"],
): Restriction | null {
  if (!restriction || restriction.verdict !== state) return null;
  return state === "removed" || restriction.revisionId === revision ? restriction : null;
}
