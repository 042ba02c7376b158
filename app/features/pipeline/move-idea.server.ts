import type { Insertable } from "kysely";
import { type Actor, hasRole } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { once } from "#app/core/transact.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { closesVotes, type IdeaTarget, NOTED } from "#app/features/ideas/idea.ts";
import { keepStageSince } from "#app/features/ideas/keep-stage-since.server.ts";
import { awaitedAnswer, NOTHING_PROMISED, type Promised } from "#app/features/ideas/question.server.ts";
import type { Tx } from "#db/portable.ts";
import type { StageMoveTable } from "#db/schema.ts";
import { endMerge } from "./end-merge.server.ts";
import type { NewMove } from "./move.schema.ts";
import { MESSAGES_WAIT_MS } from "./move.ts";

/** Organisers of a space move its public ideas. */
export function mayMove(actor: Actor, spaceId: string): boolean {
  return hasRole(actor, "organiser", spaceId);
}

/**
 * Moves an idea to a stage, forwards or back, with its public note, next step, responsible and date. The move is
 * public at once; its messages wait for as long as it can be undone.
 * Throws `notFound`, `forbidden`, `conflict` (not public), `invalid` (stage not used there; note, responsible or date missing).
 */
export async function moveIdea(
  ctx: AppContext,
  actor: Actor,
  input: NewMove & { number: number | null },
  key?: string,
): Promise<{ id: string }> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const idea = await ideaTarget(tx, actor, input.number);
    const move = await moveIn(ctx, tx, record, actor, idea, input);
    if (idea.stage === "merged" && input.stage !== "merged") await endMerge(ctx, tx, idea.id);
    return move;
  });
}

/** The same inside another write's transaction. */
export async function moveIn(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  idea: IdeaTarget,
  input: NewMove,
): Promise<{ id: string }> {
  allow(mayMove(actor, idea.space.id));
  if (idea.state !== "approved") throw new DomainError("conflict", "errors.conflict");
  // What a space no longer uses takes in nothing; what is there already may be told anew.
  if (!idea.space.stages.includes(input.stage) && input.stage !== idea.stage)
    throw new DomainError("invalid", "board.stageNotUsed", { field: "stage" });
  // A question's clock runs until it is answered: a move that promises nothing else leaves it.
  const awaited =
    idea.kind === "question" && !closesVotes(input.stage)
      ? await awaitedAnswer(ctx, tx, idea.id)
      : NOTHING_PROMISED;
  const promised = {
    next_step: input.nextStep ?? awaited.next_step,
    responsible: input.responsible ?? awaited.responsible,
    due_on: input.due ?? awaited.due_on,
  };
  requireSaid(idea, input, promised);
  const id = await appendMove(ctx, tx, idea, {
    from_stage: idea.stage,
    to_stage: input.stage,
    note: input.note,
    html: renderMarkdown(input.note),
    lang: input.lang,
    ...promised,
    actor_id: actor.id,
  });
  await tx
    .insertInto("move_tellings")
    .values({
      move_id: id,
      due_at: new Date(ctx.now().getTime() + MESSAGES_WAIT_MS).toISOString(),
      state: "waiting",
    })
    .execute();
  record({
    type: "idea.moved",
    spaceId: idea.space.id,
    ideaId: idea.id,
    data: { moveId: id, from: idea.stage, to: input.stage },
  });
  return { id };
}

/** What every space asks at a stage, and what this one does: a public note, who, until when. */
function requireSaid(idea: IdeaTarget, { stage, note }: NewMove, promised: Promised): void {
  const needs = idea.space.stageNeeds[stage] ?? [];
  if (note === "" && (NOTED.includes(stage) || needs.includes("note")))
    throw new DomainError("invalid", "board.noteNeeded", { field: "note" });
  if (!promised.responsible && needs.includes("responsible"))
    throw new DomainError("invalid", "board.responsibleNeeded", { field: "responsible" });
  if (!promised.due_on && needs.includes("due"))
    throw new DomainError("invalid", "board.dueNeeded", { field: "due" });
}

/** Appends a move and puts its idea where it says. Throws `conflict` when somebody else has just moved it. */
export async function appendMove(
  ctx: AppContext,
  tx: Tx,
  idea: { id: string },
  row: Omit<Insertable<StageMoveTable>, "id" | "idea_id" | "created_at">,
): Promise<string> {
  const id = ctx.newId();
  const at = ctx.now().toISOString();
  const { next_step, responsible, due_on } = row;
  const moved = await tx
    .updateTable("ideas")
    .set({ stage: row.to_stage, next_step, responsible, due_on, updated_at: at, active_at: at })
    .where("id", "=", idea.id)
    .where("stage", "=", row.from_stage ?? "")
    .returning("id")
    .executeTakeFirst();
  if (!moved) throw new DomainError("conflict", "board.undo.passed");
  await tx
    .insertInto("stage_moves")
    .values({ ...row, id, idea_id: idea.id, created_at: at })
    .execute();
  await keepStageSince(tx, [idea.id]);
  return id;
}
