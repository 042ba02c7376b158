import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { commentTarget } from "#app/features/comments/comment-target.queries.server.ts";
import { type Filed, type Report, reportText } from "./report-text.server.ts";

/**
 * Reports a public comment, signed in or not. The same person's second report of a version is the first.
 * Throws `notFound` for what the viewer cannot see in public.
 */
export async function reportComment(
  ctx: AppContext,
  viewer: Viewer,
  input: { id: string } & Report,
  key?: string,
): Promise<Filed> {
  return ctx.transact(once(viewer?.id ?? null, key, input), async (tx, record) => {
    const comment = await commentTarget(tx, viewer, input.id);
    found(comment.state === "approved" && comment.idea.state === "approved" ? comment : null);
    const { idea } = comment;
    const text = {
      spaceId: idea.space.id,
      ideaId: idea.id,
      commentId: comment.id,
      number: idea.number,
      revisionId: comment.publicRevisionId,
    };
    return reportText(ctx, tx, record, viewer, text, input);
  });
}
