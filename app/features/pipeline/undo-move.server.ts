import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { ideaTargetById } from "#app/features/ideas/idea.scope.server.ts";
import { asStage, type IdeaTarget, NOTED } from "#app/features/ideas/idea.ts";
import { awaitedAnswer, NOTHING_PROMISED, type Promised } from "#app/features/ideas/question.server.ts";
import type { Tx } from "#db/portable.ts";
import { endMerge, resumeMerge } from "./end-merge.server.ts";
import { appendMove, mayMove } from "./move-idea.server.ts";

/**
 * Takes one's own move back while its messages wait: the way back is appended to the story as a correction, and
 * nobody is told of either. Throws `notFound`, `forbidden`, `conflict` when the messages are on their way or the
 * idea has moved on.
 */
export async function undoMove(
  ctx: AppContext,
  actor: Actor,
  input: { move: string },
  key?: string,
): Promise<{ id: string }> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const move = found(
      await tx.selectFrom("stage_moves").selectAll().where("id", "=", input.move).executeTakeFirst(),
    );
    const idea = await ideaTargetById(tx, actor, move.idea_id);
    allow(mayMove(actor, idea.space.id) && move.actor_id === actor.id);
    const back = asStage(move.from_stage);
    const cancelled = await tx
      .updateTable("move_tellings")
      .set({ state: "cancelled" })
      .where("move_id", "=", move.id)
      .where("state", "=", "waiting")
      .where("due_at", ">", ctx.now().toISOString())
      .returning("move_id")
      .executeTakeFirst();
    if (!cancelled || back === null) throw new DomainError("conflict", "board.undo.late");
    const before = await surroundings(tx, move);
    if (before.movedOn) throw new DomainError("conflict", "board.undo.passed");
    if (move.to_stage === "merged") await endMerge(ctx, tx, idea.id);
    const promised = await promisedBefore(ctx, tx, idea, before.last);
    const id = await appendMove(ctx, tx, idea, {
      from_stage: move.to_stage,
      to_stage: back,
      // Why it was there has been told when it came there: the story does not say it twice.
      note: NOTED.includes(back) ? before.last?.note || "—" : "",
      html: "",
      lang: move.lang,
      ...promised,
      actor_id: actor.id,
      corrects: move.id,
    });
    if (back === "merged") await resumeMerge(tx, idea.id);
    await tx
      .insertInto("move_tellings")
      .values({ move_id: id, due_at: ctx.now().toISOString(), state: "cancelled" })
      .execute();
    record({
      type: "idea.moved",
      spaceId: idea.space.id,
      ideaId: idea.id,
      data: { moveId: id, from: move.to_stage, to: back },
    });
    return { id };
  });
}

/** The move before this one, and whether there is one after it: ids are made in the order of time. */
async function surroundings(tx: Tx, move: { id: string; idea_id: string; created_at: string }) {
  const moves = await tx
    .selectFrom("stage_moves")
    .select(["id", "note", "next_step", "responsible", "due_on"])
    .where("idea_id", "=", move.idea_id)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const at = moves.findIndex((one) => one.id === move.id);
  return { last: moves[at - 1] ?? null, movedOn: at !== moves.length - 1 };
}

/** What was promised before a move: by the one before it, else by what a question waits for; an answer ends that. */
async function promisedBefore(
  ctx: AppContext,
  tx: Tx,
  idea: IdeaTarget,
  last: Promised | null,
): Promise<Promised> {
  const awaited = await awaitedAnswer(ctx, tx, idea.id);
  if (!last) return awaited;
  const { next_step, responsible, due_on } = last;
  return idea.kind === "question" && awaited.due_on === null
    ? { ...NOTHING_PROMISED, responsible }
    : { next_step, responsible, due_on };
}
