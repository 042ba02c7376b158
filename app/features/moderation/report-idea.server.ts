import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { type Filed, type Report, reportText } from "./report-text.server.ts";

/**
 * Reports a public idea, signed in or not. The same person's second report of a version is the first.
 * Throws `notFound` for what the viewer cannot see in public.
 */
export async function reportIdea(
  ctx: AppContext,
  viewer: Viewer,
  input: { number: number | null } & Report,
  key?: string,
): Promise<Filed> {
  return ctx.transact(once(viewer?.id ?? null, key, input), async (tx, record) => {
    const idea = await ideaTarget(tx, viewer, input.number);
    found(idea.state === "approved" ? idea : null);
    const text = {
      spaceId: idea.space.id,
      ideaId: idea.id,
      commentId: null,
      number: idea.number,
      revisionId: idea.publicRevisionId,
    };
    return reportText(ctx, tx, record, viewer, text, input);
  });
}
