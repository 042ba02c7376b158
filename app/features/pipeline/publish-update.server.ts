import { type Actor, actsFor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { once } from "#app/core/transact.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import type { NewUpload } from "#app/features/uploads/upload.ts";
import { insertUploads, uploadsDigest } from "#app/features/uploads/upload-rows.server.ts";
import { updatesBy } from "./update.policy.ts";
import type { NewUpdate } from "./update.schema.ts";

/**
 * Tells the public about an idea: an official answer, a milestone, a result, evidence, with its files. A question's answer ends
 * what it waited for. Throws `notFound`, `conflict` for an idea that is not public, `forbidden`.
 */
export async function publishUpdate(
  ctx: AppContext,
  actor: Actor,
  input: Omit<NewUpdate, "files"> & { number: number | null },
  key?: string,
  uploads: readonly NewUpload[] = [],
): Promise<{ id: string }> {
  return ctx.transact(
    once(actor.id, key, uploads.length > 0 ? { ...input, uploads: uploadsDigest(uploads) } : input),
    async (tx, record) => {
      const idea = await ideaTarget(tx, actor, input.number);
      if (idea.state !== "approved") throw new DomainError("conflict", "errors.conflict");
      allow(updatesBy(actor, idea).includes(input.kind));
      const at = ctx.now().toISOString();
      const isAnswer = idea.kind === "question" && input.kind === "answer";
      await tx
        .updateTable("ideas")
        .set({ updated_at: at, active_at: at, ...(isAnswer ? { next_step: null, due_on: null } : {}) })
        .where("id", "=", idea.id)
        .execute();
      const id = ctx.newId();
      await tx
        .insertInto("updates")
        .values({
          id,
          idea_id: idea.id,
          kind: input.kind,
          state: "approved",
          body: input.body,
          html: renderMarkdown(input.body),
          lang: input.lang,
          figures: JSON.stringify(input.figures),
          links: JSON.stringify(input.links),
          // Who was asked answers in its own name; an organiser in that of whoever runs the space.
          organisation_id: actsFor(actor, idea.toOrganisationId)
            ? idea.toOrganisationId
            : idea.space.organisationId,
          actor_id: actor.id,
          created_at: at,
        })
        .execute();
      await insertUploads(ctx, tx, { subject: "update", subjectId: id, actorId: actor.id }, uploads);
      record({
        type: "update.published",
        spaceId: idea.space.id,
        ideaId: idea.id,
        data: { updateId: id, kind: input.kind },
      });
      return { id };
    },
  );
}
