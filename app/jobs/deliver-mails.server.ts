import type { AppContext } from "#app/core/context.ts";
import { isMailDue } from "#app/features/notifications/mail-due.queries.server.ts";
import { endLease, takeLease } from "./lease.server.ts";
import type { Job } from "./worker.server.ts";

const BATCH = 50;
const LEASE = "mails";
/** Renewed while mails go out; what a dead server held is free after it. */
const LEASE_MS = 60_000;
const GIVE_UP_AFTER = 12;
const LONGEST_WAIT_MS = 24 * 3600_000;

/**
 * Delivers what waits in the outbox, at least once per mail, waiting longer after each failure, up to a day. What is not to be
 * told any more by then is thrown away.
 */
export const deliverMails: Job = {
  name: "mails",
  everyMs: 1_000,
  run: async (ctx) => {
    // Served without SMTP_URL, mail waits in the outbox until there is one.
    if (ctx.config.production && ctx.config.smtpUrl === null) return;
    let isHeld = false;
    let renewAt = 0;
    for (;;) {
      const due = await ctx.db
        .selectFrom("mails")
        .select(["id", "recipient", "subject", "text", "html", "unsubscribe", "attempts"])
        .select(["kind", "user_id", "dedupe"])
        .where("state", "=", "queued")
        .where("next_try_at", "<=", ctx.now().toISOString())
        .orderBy("next_try_at")
        .limit(BATCH)
        .execute();
      for (const mail of due) {
        const now = ctx.now().getTime();
        if (now >= renewAt) {
          isHeld = await takeLease(ctx, LEASE, LEASE_MS);
          if (!isHeld) return;
          renewAt = now + LEASE_MS / 3;
        }
        await deliver(ctx, mail);
      }
      if (due.length < BATCH) break;
    }
    if (isHeld) await endLease(ctx, LEASE);
  },
};

type Due = {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  unsubscribe: string | null;
  attempts: number;
  kind: string;
  user_id: string | null;
  dedupe: string;
};

async function deliver(ctx: AppContext, mail: Due): Promise<void> {
  if (!(await isMailDue(ctx.db, mail)))
    return void (await ctx.transact({}, (tx) => tx.deleteFrom("mails").where("id", "=", mail.id).execute()));
  const attempts = mail.attempts + 1;
  try {
    await ctx.mailer.send({ ...mail, to: mail.recipient });
    await settle(ctx, mail, { state: "sent", sent_at: ctx.now().toISOString(), attempts });
  } catch (error) {
    ctx.log.warn({ err: error, mail: mail.id }, "mail not accepted");
    const wait = Math.min(LONGEST_WAIT_MS, 30_000 * 2 ** attempts);
    await settle(ctx, mail, {
      attempts,
      state: attempts >= GIVE_UP_AFTER ? "failed" : "queued",
      next_try_at: new Date(ctx.now().getTime() + wait).toISOString(),
    });
  }
}

async function settle(
  ctx: AppContext,
  mail: Due,
  change: { state: string; attempts?: number; sent_at?: string; next_try_at?: string },
): Promise<void> {
  await ctx.transact({}, (tx) => tx.updateTable("mails").set(change).where("id", "=", mail.id).execute());
}
