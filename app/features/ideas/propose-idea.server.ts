import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { nextNumber } from "#app/core/next-number.server.ts";
import { slugOf } from "#app/core/slug.ts";
import { once } from "#app/core/transact.server.ts";
import { riskOf } from "#app/features/screening/match.ts";
import { screenRevision } from "#app/features/screening/screen-revision.server.ts";
import { wayOf } from "#app/features/spaces/moderation-mode.server.ts";
import { queueRevision } from "#app/features/spaces/queue-revision.server.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import type { Tx } from "#db/portable.ts";
import { mayPropose, maySpeakFor } from "./idea.policy.ts";
import type { NewIdea } from "./idea.schema.ts";
import type { State } from "./idea.ts";
import { publishIdea } from "./publish-idea.server.ts";

export type Proposed = { id: string; number: number; slug: string; state: State };

/**
 * Proposes an idea: numbered at once, public at once or waiting for a moderator as its space says.
 * Throws `notFound` (space), `conflict` when proposing is closed, `forbidden` for an organisation that is not one's own.
 */
export async function proposeIdea(
  ctx: AppContext,
  actor: Actor,
  input: NewIdea,
  key?: string,
): Promise<Proposed> {
  return ctx.transact(once(actor.id, key, input), (tx, record) =>
    proposeIdeaIn(ctx, tx, record, actor, input),
  );
}

/** Where an idea came from that nobody wrote on the site themselves. */
export type Received = { origin: "paper" | "meeting"; note: string | null };

/** The same inside another write's transaction; what was received elsewhere has no author. */
export async function proposeIdeaIn(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  input: NewIdea,
  received: Received | null = null,
): Promise<Proposed> {
  const space = await spaceBySlug(tx, actor, input.space);
  if (!mayPropose(actor, space, ctx.now())) throw new DomainError("conflict", "errors.phaseClosed");
  allow(maySpeakFor(actor, input.onBehalfOf));
  await requireChoices(tx, space.id, input);
  const at = ctx.now().toISOString();
  const idea = { id: ctx.newId(), number: await nextNumber(tx, "idea"), slug: slugOf(input.title) };
  const revisionId = ctx.newId();
  await tx
    .insertInto("ideas")
    .values({
      ...idea,
      space_id: space.id,
      kind: input.kind,
      author_id: received ? null : actor.id,
      organisation_id: input.onBehalfOf,
      to_organisation_id: input.kind === "question" ? input.to : null,
      category_id: input.category,
      stage: space.stages[0] ?? "received",
      state: "pending",
      origin: received?.origin ?? "online",
      origin_note: received?.note ?? null,
      public_revision_id: null,
      latest_revision_id: revisionId,
      next_step: null,
      responsible: null,
      due_on: null,
      merged_into: null,
      created_at: at,
      published_at: null,
      updated_at: at,
      active_at: at,
    })
    .execute();
  await tx
    .insertInto("idea_revisions")
    .values({
      id: revisionId,
      idea_id: idea.id,
      ordinal: 1,
      title: input.title,
      body: input.body,
      html: renderMarkdown(input.body),
      lang: input.lang,
      state: "pending",
      author_id: received ? null : actor.id,
      created_at: at,
    })
    .execute();
  await tx.insertInto("threads").values({ idea_id: idea.id, epoch: ctx.newId(), seq: 0 }).execute();
  const matches = await screenRevision(ctx, tx, {
    id: revisionId,
    subjectId: idea.id,
    spaceId: space.id,
    ideaId: idea.id,
    authorId: received ? null : actor.id,
    text: { title: input.title, body: input.body },
  });
  const isFlagged = matches.length > 0;
  const { isPublic, why } = await wayOf(ctx, tx, space, actor, { contributionId: idea.id, isFlagged });
  const state = isPublic ? ("approved" as const) : ("pending" as const);
  record({
    type: "idea.submitted",
    spaceId: space.id,
    ideaId: idea.id,
    data: { revisionId, state },
  });
  const place = { ideaId: idea.id, spaceId: space.id, revisionId };
  if (why)
    await queueRevision(ctx, tx, record, {
      type: "idea",
      commentId: null,
      ...place,
      why,
      risk: riskOf(matches),
    });
  if (isPublic) await publishIdea(ctx, tx, record, place);
  return { ...idea, state };
}

/** Refuses a category of another space and an addressee that is no verified organisation. */
async function requireChoices(tx: Tx, spaceId: string, input: NewIdea): Promise<void> {
  await requireCategory(tx, spaceId, input.category);
  if (input.kind !== "question" || input.to === null) return;
  const addressee = await tx
    .selectFrom("organisations")
    .select("id")
    .where("id", "=", input.to)
    .where("state", "=", "verified")
    .executeTakeFirst();
  if (!addressee) throw new DomainError("invalid", "errors.choice", { field: "to" });
}

/** Throws `invalid` at its field for a category of another space; none is always good. */
export async function requireCategory(tx: Tx, spaceId: string, id: string | null): Promise<void> {
  if (id === null) return;
  const category = await tx
    .selectFrom("categories")
    .select("id")
    .where("id", "=", id)
    .where("space_id", "=", spaceId)
    .executeTakeFirst();
  if (!category) throw new DomainError("invalid", "errors.choice", { field: "category" });
}
