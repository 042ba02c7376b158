import type { RecordEvent } from "#app/core/journal.ts";
import type { Stage } from "#app/features/ideas/idea.ts";
import { keepStageSince } from "#app/features/ideas/keep-stage-since.server.ts";
import type { Tx } from "#db/portable.ts";
import { indexIdeas } from "#db/portable-search.ts";
import type { ImportTarget } from "./import-target.ts";

/** A proposal made ready to be written. */
export type ReadyIdea = {
  sourceId: string;
  digest: string;
  targetId: string;
  isNew: boolean;
  revisionId: string;
  slug: string;
  title: string;
  body: string;
  html: string;
  lang: string;
  words: string;
  authorId: string | null;
  organisationId: string | null;
  categoryId: string | null;
  stage: Stage;
  /** False where its space has no such stage: what is new begins at the first, what is there stays. */
  hasStage: boolean;
  note: { text: string; html: string; lang: string };
  origin: string;
  /** Its address in the source. */
  url: string | null;
  supports: number;
  at: string;
  activeAt: string;
  now: string;
};

/**
 * Follows the source in an idea imported before: its figures always, its text as a new revision while the
 * idea is public, its stage while nobody has moved it here.
 */
export async function updateIdea(
  target: ImportTarget,
  tx: Tx,
  record: RecordEvent,
  idea: ReadyIdea,
): Promise<void> {
  const { ctx, space, ledger } = target;
  const present = await tx
    .selectFrom("ideas as i")
    .innerJoin("idea_revisions as r", "r.id", "i.latest_revision_id")
    .select(["i.number", "i.state", "i.stage", "r.id as revision", "r.title", "r.body", "r.ordinal"])
    .where("i.id", "=", idea.targetId)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("ideas")
    .set({
      imported_supports: idea.supports,
      author_id: idea.authorId,
      organisation_id: idea.organisationId,
      category_id: idea.categoryId,
      origin: idea.origin,
      updated_at: idea.now,
    })
    .where("id", "=", idea.targetId)
    .execute();
  let revisionId = present.revision;
  const isRewritten = present.title !== idea.title || present.body !== idea.body;
  if (isRewritten && present.state === "approved" && present.number !== null) {
    revisionId = idea.revisionId;
    await tx
      .insertInto("idea_revisions")
      .values(revisionRow(idea, present.ordinal + 1))
      .execute();
    await tx
      .updateTable("ideas")
      .set({ public_revision_id: revisionId, latest_revision_id: revisionId, slug: idea.slug })
      .where("id", "=", idea.targetId)
      .execute();
    await indexIdeas(tx, ctx.engine, [{ id: idea.targetId, number: present.number, words: idea.words }]);
  }
  if (idea.hasStage && present.stage !== idea.stage && !(await wasMovedHere(tx, idea.targetId))) {
    await tx.updateTable("ideas").set({ stage: idea.stage }).where("id", "=", idea.targetId).execute();
    await tx
      .insertInto("stage_moves")
      .values(moveRow(target, idea, present.stage))
      .execute();
    await keepStageSince(tx, [idea.targetId]);
  }
  if (present.state === "approved")
    record({ type: "idea.edited", spaceId: space.id, ideaId: idea.targetId, data: { revisionId } });
  await ledger.renew(tx, "idea", idea);
}

/** A published revision of the text. */
export function revisionRow(idea: ReadyIdea, ordinal: number) {
  return {
    id: idea.revisionId,
    idea_id: idea.targetId,
    ordinal,
    title: idea.title,
    body: idea.body,
    html: idea.html,
    lang: idea.lang,
    state: "approved",
    author_id: idea.authorId,
    created_at: ordinal === 1 ? idea.at : idea.now,
  };
}

/** The outcome an idea had in the source, as a move at the time of the import: an export does not date it. */
export function moveRow({ ctx }: ImportTarget, idea: ReadyIdea, from: string) {
  return {
    id: ctx.newId(),
    idea_id: idea.targetId,
    from_stage: from,
    to_stage: idea.stage,
    note: idea.note.text,
    html: idea.note.html,
    lang: idea.note.lang,
    next_step: null,
    responsible: null,
    due_on: null,
    actor_id: null,
    created_at: idea.now,
  };
}

async function wasMovedHere(tx: Tx, ideaId: string): Promise<boolean> {
  const move = await tx
    .selectFrom("stage_moves")
    .select("id")
    .where("idea_id", "=", ideaId)
    .where("actor_id", "is not", null)
    .executeTakeFirst();
  return move !== undefined;
}
