import type { AppContext } from "#app/core/context.ts";
import type { Tx } from "#db/portable.ts";
import type { TrustCause, TrustState } from "./trust.ts";

export type TrustChange = {
  spaceId: string;
  userId: string;
  state: TrustState;
  cause: TrustCause;
  decisionId?: string;
  byId?: string;
};

/** Gives a person a space's trust or takes it back, inside another write; the change stays on record. No change, no record. */
export async function changeTrust(ctx: AppContext, tx: Tx, change: TrustChange): Promise<void> {
  const { spaceId, userId, state, cause, decisionId = null, byId = null } = change;
  const before = await trustOf(tx, spaceId, userId);
  const at = ctx.now().toISOString();
  await tx
    .insertInto("trust")
    .values({ space_id: spaceId, user_id: userId, state, changed_at: at })
    .onConflict((conflict) =>
      conflict.columns(["space_id", "user_id"]).doUpdateSet({ state, changed_at: at }),
    )
    .execute();
  // Who was never trusted loses nothing: only from when their approved contributions count.
  if (before?.state === state || (!before && state === "taken")) return;
  await tx
    .insertInto("trust_changes")
    .values({
      id: ctx.newId(),
      space_id: spaceId,
      user_id: userId,
      state,
      cause,
      decision_id: decisionId,
      by_id: byId,
      created_at: at,
    })
    .execute();
}

/** Trust that a decision took comes back when the decision is overturned, inside another write. */
export async function giveTrustBack(
  ctx: AppContext,
  tx: Tx,
  overturned: { decisionId: string; by: string },
): Promise<void> {
  const taken = await tx
    .selectFrom("trust_changes as c")
    .innerJoin("trust as t", (join) =>
      join.onRef("t.space_id", "=", "c.space_id").onRef("t.user_id", "=", "c.user_id"),
    )
    .select(["c.space_id as spaceId", "c.user_id as userId"])
    .where("c.decision_id", "=", overturned.decisionId)
    .where("c.state", "=", "taken")
    .whereRef("t.changed_at", "=", "c.created_at")
    .executeTakeFirst();
  if (taken)
    await changeTrust(ctx, tx, { ...taken, state: "trusted", cause: "appeal", decisionId: overturned.by });
}

/** What a person has of a space's trust, and since when; undefined when nothing was ever said. */
export async function trustOf(tx: Tx, spaceId: string, userId: string) {
  return tx
    .selectFrom("trust")
    .select(["state", "changed_at as changedAt"])
    .where("space_id", "=", spaceId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
}
