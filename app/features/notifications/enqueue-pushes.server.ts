import type { AppContext } from "#app/core/context.ts";
import { pushKeys } from "#app/core/push-keys.server.ts";
import type { Tx } from "#db/portable.ts";

export type PushCall = {
  userId: string;
  /** Sent at most once per cause and device. */
  cause: string;
  kind: "duty" | "test";
  spaceIds: string[];
  /** One device alone. */
  deviceId?: string;
};

/** Who was asleep for so long is told by what waits then. */
export const LASTS_MS = 4 * 3_600_000;

/**
 * Puts a call to a person's devices in the outbox, as part of the write that it is about: the only way pushes leave.
 * A second one of the same cause changes nothing. False when there is no device that would take it.
 */
export async function enqueuePushes(ctx: AppContext, tx: Tx, call: PushCall): Promise<boolean> {
  const now = ctx.now();
  const at = now.toISOString();
  const keys = await pushKeys(ctx, tx);
  if (!keys) return false;
  let devices = tx
    .selectFrom("push_devices as d")
    .innerJoin("sessions as s", "s.id", "d.session_id")
    .select("d.id")
    .where("d.user_id", "=", call.userId)
    .where("d.server_key", "=", keys.publicKey)
    .where("s.expires_at", ">", at);
  if (call.deviceId) devices = devices.where("d.id", "=", call.deviceId);
  const rows = await devices.execute();
  if (rows.length === 0) return false;
  await tx
    .insertInto("pushes")
    .values(
      rows.map((device) => ({
        id: ctx.newId(),
        user_id: call.userId,
        device_id: device.id,
        cause: call.cause,
        kind: call.kind,
        space_ids: JSON.stringify(call.spaceIds),
        state: "queued",
        next_try_at: at,
        expires_at: new Date(now.getTime() + LASTS_MS).toISOString(),
        created_at: at,
        sent_at: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(["cause", "device_id"]).doNothing())
    .execute();
  return true;
}
