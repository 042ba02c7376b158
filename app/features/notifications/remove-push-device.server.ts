import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";

/** Calls nobody on one of one's devices any more; what was under way to it goes too. Throws `notFound` for anybody else's. */
export async function removePushDevice(ctx: AppContext, actor: Actor, id: string): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    found(
      await tx
        .deleteFrom("push_devices")
        .where("id", "=", id)
        .where("user_id", "=", actor.id)
        .returning("id")
        .executeTakeFirst(),
    );
    record({ type: "account.changed", data: { userId: actor.id } });
  });
}
