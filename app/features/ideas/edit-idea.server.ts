import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { once } from "#app/core/transact.server.ts";
import { riskOf } from "#app/features/screening/match.ts";
import { screenRevision } from "#app/features/screening/screen-revision.server.ts";
import { type Way, wayOf } from "#app/features/spaces/moderation-mode.server.ts";
import { queueRevision } from "#app/features/spaces/queue-revision.server.ts";
import { cancelWaitingRevision } from "./cancel-waiting-revision.server.ts";
import { mayEditIdea } from "./idea.policy.ts";
import type { EditedIdea } from "./idea.schema.ts";
import { ideaTarget } from "./idea.scope.server.ts";
import type { State } from "./idea.ts";
import { requireCategory } from "./propose-idea.server.ts";
import { publishIdea } from "./publish-idea.server.ts";

/**
 * Gives an idea a new revision. Where it must be approved first, the last approved one stays public.
 * Throws `notFound`, `forbidden` for others than the author, `conflict` when it changed since `revision`.
 */
export async function editIdea(
  ctx: AppContext,
  actor: Actor,
  input: EditedIdea & { number: number | null },
  key?: string,
): Promise<{ number: number | null; slug: string; state: State }> {
  const html = renderMarkdown(input.body);
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const idea = await ideaTarget(tx, actor, input.number);
    allow(mayEditIdea(actor, idea));
    const revisionId = ctx.newId();
    const at = ctx.now().toISOString();
    const taken = await tx
      .updateTable("ideas")
      .set({ latest_revision_id: revisionId, updated_at: at })
      .where("id", "=", idea.id)
      .where("state", "=", idea.state)
      .where("latest_revision_id", "=", input.revision)
      .returning("id")
      .executeTakeFirst();
    if (!taken) throw new DomainError("conflict", "errors.conflict");
    await cancelWaitingRevision(tx, idea.id);
    const { ordinal } = await tx
      .selectFrom("idea_revisions")
      .select((eb) => eb.fn.max("ordinal").as("ordinal"))
      .where("idea_id", "=", idea.id)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("idea_revisions")
      .values({
        id: revisionId,
        idea_id: idea.id,
        ordinal: Number(ordinal) + 1,
        title: input.title,
        body: input.body,
        html,
        lang: input.lang,
        state: "pending",
        author_id: actor.id,
        created_at: at,
      })
      .execute();
    if (input.category !== undefined) {
      const category = input.category || null;
      await requireCategory(tx, idea.space.id, category);
      await tx.updateTable("ideas").set({ category_id: category }).where("id", "=", idea.id).execute();
    }
    const matches = await screenRevision(ctx, tx, {
      id: revisionId,
      subjectId: idea.id,
      spaceId: idea.space.id,
      ideaId: idea.id,
      authorId: actor.id,
      text: { title: input.title, body: input.body },
      publicRevisionId: idea.state === "approved" ? idea.publicRevisionId : null,
    });
    const place = { ideaId: idea.id, spaceId: idea.space.id, revisionId };
    const text = { contributionId: idea.id, isFlagged: matches.length > 0 };
    const { isPublic, why }: Way =
      idea.state === "approved"
        ? await wayOf(ctx, tx, idea.space, actor, text)
        : { isPublic: false, why: "mode" };
    if (why)
      await queueRevision(ctx, tx, record, {
        type: "idea",
        commentId: null,
        ...place,
        why,
        risk: riskOf(matches),
      });
    if (isPublic) await publishIdea(ctx, tx, record, place);
    else {
      if (idea.state === "rejected" || idea.state === "removed")
        await tx.updateTable("ideas").set({ state: "pending" }).where("id", "=", idea.id).execute();
      record({
        type: "idea.submitted",
        spaceId: idea.space.id,
        ideaId: idea.id,
        data: { revisionId, state: "pending" },
      });
    }
    return { number: idea.number, slug: idea.slug, state: isPublic ? "approved" : "pending" };
  });
}
