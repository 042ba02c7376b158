import type { AppContext } from "#app/core/context.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";

/** Makes a person a member of a space, inside another write. Returns false when they were one already. */
export async function addMemberIn(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  input: { spaceId: string; userId: string },
): Promise<boolean> {
  const added = await tx
    .insertInto("space_members")
    .values({ space_id: input.spaceId, user_id: input.userId, created_at: ctx.now().toISOString() })
    .onConflict((conflict) => conflict.columns(["space_id", "user_id"]).doNothing())
    .returning("user_id")
    .executeTakeFirst();
  if (!added) return false;
  record({ type: "space.membersChanged", spaceId: input.spaceId, data: { userId: input.userId } });
  return true;
}
