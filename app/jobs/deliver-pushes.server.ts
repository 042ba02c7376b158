import type { AppContext } from "#app/core/context.ts";
import { pushKeys } from "#app/core/push-keys.server.ts";
import type { KeyPair } from "#app/core/vapid.server.ts";
import { pushMessage } from "#app/features/notifications/push-message.server.ts";
import { endLease, takeLease } from "./lease.server.ts";
import { type PushResult, sendPush } from "./send-push.server.ts";
import type { Job } from "./worker.server.ts";

/** At once, so that a push service that does not answer keeps nobody else waiting. */
const BATCH = 20;
const LEASE = "pushes";
const LEASE_MS = 60_000;
const FIRST_WAIT_MS = 10_000;

/**
 * Delivers what waits in the outbox of pushes, at least once each, waiting longer after each failure, until
 * nobody wants to know any more. What it says is made now; what has been answered meanwhile is not sent.
 */
export const deliverPushes: Job = {
  name: "pushes",
  everyMs: 1_000,
  run: async (ctx) => {
    let isHeld = false;
    for (;;) {
      const due = await duePushes(ctx);
      if (due.length === 0) break;
      isHeld = await takeLease(ctx, LEASE, LEASE_MS);
      if (!isHeld) return;
      const keys = await pushKeys(ctx, ctx.db);
      await Promise.all(due.map((push) => deliver(ctx, keys, push)));
      if (due.length < BATCH) break;
    }
    if (isHeld) await endLease(ctx, LEASE);
  },
};

type Due = Awaited<ReturnType<typeof duePushes>>[number];

function duePushes(ctx: AppContext) {
  return ctx.db
    .selectFrom("pushes as p")
    .innerJoin("push_devices as d", "d.id", "p.device_id")
    .innerJoin("sessions as s", "s.id", "d.session_id")
    .select(["p.id", "p.user_id", "p.device_id", "p.kind", "p.space_ids", "p.attempts", "p.expires_at"])
    .select(["d.endpoint", "d.p256dh", "d.auth", "d.server_key", "s.expires_at as session_ends_at"])
    .where("p.state", "=", "queued")
    .where("p.next_try_at", "<=", ctx.now().toISOString())
    .orderBy("p.next_try_at")
    .orderBy("p.id")
    .limit(BATCH)
    .execute();
}

async function deliver(ctx: AppContext, keys: KeyPair | null, push: Due): Promise<void> {
  const now = ctx.now();
  const isLate = push.expires_at <= now.toISOString();
  const isSignedIn = push.session_ends_at > now.toISOString();
  const message =
    isLate || !isSignedIn
      ? null
      : await pushMessage(ctx, {
          userId: push.user_id,
          kind: push.kind,
          spaceIds: JSON.parse(push.space_ids) as string[],
          before: await calledBefore(ctx, push),
        });
  if (!message) return settle(ctx, push, { state: isLate && push.attempts > 0 ? "failed" : "void" });
  if (!keys || keys.publicKey !== push.server_key) return settle(ctx, push, { state: "failed" });
  const seconds = Math.ceil((Date.parse(push.expires_at) - now.getTime()) / 1000);
  const result = await sendPush(ctx, keys, push, message, seconds);
  if (result.kind === "refused" || result.kind === "later")
    ctx.log.warn({ push: push.id, why: result.why }, "push not accepted");
  await note(ctx, push, result);
}

/** The spaces to which the device was called a while ago, and of which it may still show the call. */
async function calledBefore(ctx: AppContext, push: Due): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom("pushes")
    .select("space_ids")
    .where("device_id", "=", push.device_id)
    .where("id", "<>", push.id)
    .where("kind", "=", "duty")
    .where("expires_at", ">", ctx.now().toISOString())
    .execute();
  return [...new Set(rows.flatMap((row) => JSON.parse(row.space_ids) as string[]))];
}

async function note(ctx: AppContext, push: Due, result: PushResult): Promise<void> {
  const now = ctx.now();
  const at = now.toISOString();
  if (result.kind === "gone") {
    await ctx.transact({}, (tx) => tx.deleteFrom("push_devices").where("id", "=", push.device_id).execute());
  } else if (result.kind === "taken") {
    await ctx.transact({}, async (tx) => {
      await tx
        .updateTable("pushes")
        .set({ state: "sent", sent_at: at, attempts: push.attempts + 1 })
        .where("id", "=", push.id)
        .execute();
      await tx
        .updateTable("push_devices")
        .set({ last_success_at: at })
        .where("id", "=", push.device_id)
        .execute();
    });
  } else if (result.kind === "refused") {
    await settle(ctx, push, { state: "failed" });
  } else {
    const wait = Math.max(result.afterMs, FIRST_WAIT_MS * 2 ** push.attempts);
    await settle(ctx, push, { next_try_at: new Date(now.getTime() + wait).toISOString() });
  }
}

async function settle(
  ctx: AppContext,
  push: Due,
  change: { state: string } | { next_try_at: string },
): Promise<void> {
  await ctx.transact({}, (tx) =>
    tx
      .updateTable("pushes")
      .set({ ...change, attempts: push.attempts + 1 })
      .where("id", "=", push.id)
      .execute(),
  );
}
