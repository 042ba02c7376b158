import type { Selectable } from "kysely";
import type { AppContext } from "#app/core/context.ts";
import { DomainError, isDomainError } from "#app/core/errors.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import type { HeldDecisionTable } from "#db/schema.ts";
import { approveAndTrust } from "./approve-and-trust.server.ts";
import { approveItem } from "./approve-item.server.ts";
import { HELD_VERDICTS, type HeldVerdict } from "./held-decision.ts";
import { redactItem } from "./redact-item.server.ts";
import { rejectItem } from "./reject-item.server.ts";

const BATCH = 50;

type HeldRow = Selectable<HeldDecisionTable>;
// biome-ignore lint/suspicious/noExplicitAny: what was held is what the write's own schema read
type Write = (ctx: AppContext, actor: Parameters<typeof approveItem>[1], input: any) => Promise<unknown>;

/** The ordinary write of each verdict, which also ends what holds the item. */
const WRITES: Record<HeldVerdict, Write> = {
  approve: approveItem,
  trust: approveAndTrust,
  reject: rejectItem,
  redact: redactItem,
};

/**
 * Makes what is held the decision when its time has come, by the ordinary write of its verdict: once, on
 * whichever node comes first, also after a process was killed. What the write refuses is held no longer, waits
 * again, and its moderator is told.
 */
export const heldDecisions = {
  name: "held-decisions",
  everyMs: 250,
  run: async (ctx: AppContext): Promise<void> => {
    let last = { effective_at: "", id: "" };
    for (;;) {
      const due: HeldRow[] = await ctx.db
        .selectFrom("held_decisions")
        .selectAll()
        .where("effective_at", "<=", ctx.now().toISOString())
        .where((eb) =>
          eb.or([
            eb("effective_at", ">", last.effective_at),
            eb.and([eb("effective_at", "=", last.effective_at), eb("id", ">", last.id)]),
          ]),
        )
        .orderBy("effective_at")
        .orderBy("id")
        .limit(BATCH)
        .execute();
      for (const held of due)
        await make(ctx, held).catch((error) => ctx.log.error({ err: error, held: held.id }, "held decision"));
      last = due.at(-1) ?? last;
      if (due.length < BATCH) return;
    }
  },
};

async function make(ctx: AppContext, held: HeldRow): Promise<void> {
  const verdict = HELD_VERDICTS.find((known) => known === held.verdict);
  const actor = await actorById(ctx.db, held.moderator_id);
  try {
    if (!actor || !verdict) throw new DomainError("forbidden", "desk.notModerating");
    await WRITES[verdict](ctx, actor, { ...JSON.parse(held.input), held: held.id });
  } catch (error) {
    if (!isDomainError(error) || error.code === "busy") throw error;
    await refuse(ctx, held, error);
  }
}

/** Lets the item go. What is not held any more was undone, or made by another node. */
async function refuse(ctx: AppContext, held: HeldRow, error: DomainError): Promise<void> {
  await ctx.transact({}, async (tx, record) => {
    const gone = await tx
      .deleteFrom("held_decisions")
      .where("id", "=", held.id)
      .returning("id")
      .executeTakeFirst();
    if (!gone) return;
    await tx
      .insertInto("refused_decisions")
      .values({
        id: ctx.newId(),
        moderator_id: held.moderator_id,
        queue_item_id: held.queue_item_id,
        verdict: held.verdict,
        message: error.code === "notFound" ? "desk.notModerating" : error.key,
        params: JSON.stringify(error.params),
        created_at: ctx.now().toISOString(),
      })
      .execute();
    const item = await tx
      .selectFrom("queue_items")
      .select("space_id")
      .where("id", "=", held.queue_item_id)
      .executeTakeFirstOrThrow();
    record({ type: "queue.changed", spaceId: item.space_id, data: {} });
  });
}
