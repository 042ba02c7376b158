import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { mayModerate } from "#app/features/spaces/space.policy.ts";
import type { Tx } from "#db/portable.ts";
import { mayDecide } from "./moderation.policy.ts";

export type Decided = { decisionId: string };
export type Verdict = { verdict: "approved" | "rejected"; rule: number | null; reason: string | null };

/** The item a decision is about, with what its consequences need. */
export type Item = {
  id: string;
  type: "idea" | "comment";
  spaceId: string;
  ideaId: string;
  commentId: string | null;
  revisionId: string;
  authorId: string | null;
  organisationId: string | null;
};

/**
 * Takes a waiting item and writes its one decision, inside another write: compare-and-set on state and
 * revision, so that of two moderators one decides and the other gets `conflict`.
 * Throws `notFound` for an item of a space one does not moderate, `forbidden` for one's own text.
 */
export async function decideItem(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  input: { id: string; revision: string } & Verdict,
): Promise<{ item: Item; decisionId: string }> {
  const item = await itemOf(tx, input.id);
  found(mayModerate(actor, item.spaceId) ? item : null);
  allow(mayDecide(actor, item), "moderation.ownText");
  const taken = await tx
    .updateTable("queue_items")
    .set({ state: "decided" })
    .where("id", "=", item.id)
    .where("state", "=", "waiting")
    .where("revision_id", "=", input.revision)
    .returning("id")
    .executeTakeFirst();
  if (!taken) throw await decidedBefore(tx, item);
  const decisionId = ctx.newId();
  await tx
    .insertInto("decisions")
    .values({
      id: decisionId,
      verdict: input.verdict,
      subject_type: item.type,
      subject_id: item.commentId ?? item.ideaId,
      revision_id: item.revisionId,
      space_id: item.spaceId,
      queue_item_id: item.id,
      moderator_id: actor.id,
      rule: input.rule,
      reason: input.reason,
      source: "queue",
      created_at: ctx.now().toISOString(),
    })
    .execute();
  record({ type: "queue.changed", spaceId: item.spaceId, data: {} });
  return { item, decisionId };
}

async function itemOf(tx: Tx, id: string): Promise<Item> {
  const row = found(
    await tx
      .selectFrom("queue_items as q")
      .innerJoin("ideas as i", "i.id", "q.idea_id")
      .leftJoin("comments as c", "c.id", "q.comment_id")
      .select([
        "q.id",
        "q.type",
        "q.space_id",
        "q.idea_id",
        "q.comment_id",
        "q.revision_id",
        "i.author_id as idea_author",
        "i.organisation_id as idea_organisation",
        "c.author_id as comment_author",
        "c.organisation_id as comment_organisation",
      ])
      .where("q.id", "=", id)
      .where("q.type", "in", ["idea", "comment"])
      .executeTakeFirst(),
  );
  const isIdea = row.type === "idea";
  return {
    id: row.id,
    type: isIdea ? "idea" : "comment",
    spaceId: row.space_id,
    ideaId: row.idea_id,
    commentId: row.comment_id,
    revisionId: found(row.revision_id),
    authorId: isIdea ? row.idea_author : row.comment_author,
    organisationId: isIdea ? row.idea_organisation : row.comment_organisation,
  };
}

/** Says who was first, or that the text changed meanwhile. */
async function decidedBefore(tx: Tx, item: Item): Promise<DomainError> {
  const decision = await tx
    .selectFrom("decisions as d")
    .leftJoin("users as u", "u.id", "d.moderator_id")
    .select(["u.name", "d.verdict"])
    .where("d.queue_item_id", "=", item.id)
    .executeTakeFirst();
  if (!decision) return new DomainError("conflict", "errors.conflict");
  return new DomainError(
    "conflict",
    decision.verdict === "approved" ? "moderation.approvedBy" : "moderation.rejectedBy",
    { params: { name: decision.name ?? "–" } },
  );
}
