import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { pushKeys } from "#app/core/push-keys.server.ts";

export type OwnDevice = Awaited<ReturnType<typeof ownDevices>>["devices"][number];

/** One's own devices, the newest first, how each is, and the key by which browsers know this site. */
export async function ownDevices(ctx: AppContext, actor: Actor) {
  const keys = await pushKeys(ctx, ctx.db);
  const rows = await ctx.db
    .selectFrom("push_devices as d")
    .select((eb) => [
      "d.id",
      "d.session_id",
      "d.server_key",
      "d.label",
      "d.created_at",
      "d.last_success_at",
      eb
        .selectFrom("pushes as p")
        .select("p.state")
        .whereRef("p.device_id", "=", "d.id")
        .where("p.state", "in", ["sent", "failed"])
        .orderBy("p.id", "desc")
        .limit(1)
        .as("last"),
    ])
    .where("d.user_id", "=", actor.id)
    .orderBy("d.created_at", "desc")
    .orderBy("d.id")
    .execute();
  return {
    serverKey: keys?.publicKey ?? null,
    devices: rows.map((row) => ({
      id: row.id,
      label: row.label,
      createdAt: row.created_at,
      lastSuccessAt: row.last_success_at,
      here: row.session_id === actor.sessionId,
      /** The site's keys have changed since: the browser takes nothing from it until it is turned on again. */
      stale: row.server_key !== keys?.publicKey,
      failed: row.last === "failed",
    })),
  };
}
