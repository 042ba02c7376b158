import type { RecordEvent } from "#app/core/journal.ts";
import { appendThreadEvent } from "#app/features/comments/publish-comment.server.ts";
import type { Tx } from "#db/portable.ts";
import type { ImportTarget } from "./import-target.ts";

/** A comment made ready to be written. */
export type ReadyComment = {
  sourceId: string;
  digest: string;
  targetId: string;
  isNew: boolean;
  revisionId: string;
  ideaId: string;
  parentId: string | null;
  replyToId: string | null;
  body: string;
  html: string;
  lang: string;
  authorId: string | null;
  organisationId: string | null;
  stance: string | null;
  linkOnly: number;
  up: number;
  down: number;
  at: string;
  now: string;
};

/** Follows the source in a comment imported before: its figures always, its text as a new revision while it is public. */
export async function updateComment(
  target: ImportTarget,
  tx: Tx,
  record: RecordEvent,
  comment: ReadyComment,
): Promise<void> {
  const { ctx, space, ledger } = target;
  const present = await tx
    .selectFrom("comments as c")
    .innerJoin("comment_revisions as r", "r.id", "c.latest_revision_id")
    .select(["c.state", "r.id as revision", "r.body", "r.ordinal"])
    .where("c.id", "=", comment.targetId)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("comments")
    .set({
      author_id: comment.authorId,
      organisation_id: comment.organisationId,
      stance: comment.stance,
      link_only: comment.linkOnly,
      imported_up: comment.up,
      imported_down: comment.down,
    })
    .where("id", "=", comment.targetId)
    .execute();
  if (present.state === "approved") {
    let revisionId = present.revision;
    if (present.body !== comment.body) {
      revisionId = comment.revisionId;
      await tx
        .insertInto("comment_revisions")
        .values({
          id: revisionId,
          comment_id: comment.targetId,
          ordinal: present.ordinal + 1,
          body: comment.body,
          html: comment.html,
          lang: comment.lang,
          state: "approved",
          created_at: comment.now,
        })
        .execute();
      await tx
        .updateTable("comments")
        .set({ public_revision_id: revisionId, latest_revision_id: revisionId, edited_at: comment.now })
        .where("id", "=", comment.targetId)
        .execute();
    }
    const place = { ideaId: comment.ideaId, spaceId: space.id, commentId: comment.targetId };
    const seq = await appendThreadEvent(ctx, tx, place, "edited");
    record({ type: "comment.edited", ...place, data: { revisionId, seq } });
  }
  await ledger.renew(tx, "comment", comment);
}
