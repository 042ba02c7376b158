import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { deviceLabel } from "#app/core/device-label.ts";
import { allow, DomainError, found } from "#app/core/errors.ts";
import { pushKeys } from "#app/core/push-keys.server.ts";
import type { Tx } from "#db/portable.ts";
import { mayBeCalled } from "./push.policy.ts";
import { MOST_DEVICES } from "./push-device.ts";
import { mayCall } from "./push-endpoint.server.ts";

export type PushDeviceInput = { endpoint: string; p256dh: string; auth: string; userAgent: string };

/**
 * Calls a person on the browser of their present session from now on, until the session ends. The browser is theirs
 * alone: whose it was before is called there no more. Throws `forbidden`, `invalid` for an address that
 * this server calls nobody at, `conflict` for one device too many.
 */
export async function addPushDevice(ctx: AppContext, actor: Actor, input: PushDeviceInput): Promise<void> {
  const { sessionId } = actor;
  allow(sessionId !== null && mayBeCalled(actor));
  const { endpoint, p256dh, auth } = input;
  if (!mayCall(ctx.config, endpoint)) throw new DomainError("invalid", "desk.push.endpoint");
  const { publicKey } = found(await pushKeys(ctx, ctx.db));
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    await holdPerson(tx, actor.id);
    await tx
      .deleteFrom("push_devices")
      .where((eb) =>
        eb.or([
          eb.and([eb("session_id", "=", sessionId), eb("endpoint", "<>", endpoint)]),
          eb.and([eb("session_id", "<>", sessionId), eb("endpoint", "=", endpoint)]),
        ]),
      )
      .execute();
    const devices = await tx
      .selectFrom("push_devices")
      .select("session_id")
      .where("user_id", "=", actor.id)
      .execute();
    if (devices.filter((device) => device.session_id !== sessionId).length >= MOST_DEVICES)
      throw new DomainError("conflict", "desk.push.tooMany", { params: { count: MOST_DEVICES } });
    const keys = { p256dh, auth, server_key: publicKey, label: deviceLabel(input.userAgent) };
    await tx
      .insertInto("push_devices")
      .values({
        id: ctx.newId(),
        user_id: actor.id,
        session_id: sessionId,
        endpoint,
        ...keys,
        created_at: ctx.now().toISOString(),
        last_success_at: null,
      })
      .onConflict((conflict) => conflict.column("endpoint").doUpdateSet(keys))
      .execute();
    record({ type: "account.changed", data: { userId: actor.id } });
  });
}

/** Of two devices at once, the second counts the first. */
async function holdPerson(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable("users")
    .set((eb) => ({ mail: eb.ref("mail") }))
    .where("id", "=", userId)
    .execute();
}
