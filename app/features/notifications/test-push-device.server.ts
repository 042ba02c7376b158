import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import { enqueuePushes } from "./enqueue-pushes.server.ts";
import { mayBeCalled } from "./push.policy.ts";

/** Sends a trial to one of one's devices, once per key. Throws `notFound` for anybody else's, `conflict` for one that must be turned on again. */
export async function testPushDevice(
  ctx: AppContext,
  actor: Actor,
  { id, key }: { id: string; key: string },
): Promise<void> {
  allow(mayBeCalled(actor));
  await ctx.transact({ actorId: actor.id }, async (tx) => {
    found(
      await tx
        .selectFrom("push_devices")
        .select("id")
        .where("id", "=", id)
        .where("user_id", "=", actor.id)
        .executeTakeFirst(),
    );
    const sent = await enqueuePushes(ctx, tx, {
      userId: actor.id,
      cause: `test:${actor.id}:${key}`,
      kind: "test",
      spaceIds: [],
      deviceId: id,
    });
    if (!sent) throw new DomainError("conflict", "desk.push.again");
  });
}
