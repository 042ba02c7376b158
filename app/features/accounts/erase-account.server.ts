import { type Actor, SITE } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { ERASED, forgetPerson, forgetWords } from "#db/decision-chain.ts";
import type { Tx } from "#db/portable.ts";

/** Stands where a name was; pages say it in words. */
const NO_NAME = "—";

/**
 * Closes one's own account for good: what was contributed stays without its author, votes stay counted,
 * drafts and what waited are withdrawn, and everything that could sign in again is deleted.
 * Throws `conflict` for the last admin, `forbidden` for a token.
 */
export async function eraseAccount(ctx: AppContext, actor: Actor): Promise<void> {
  allow(actor.scopes === null);
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    await refuseLastAdmin(tx, actor);
    const account = await tx
      .selectFrom("users")
      .select("email")
      .where("id", "=", actor.id)
      .executeTakeFirstOrThrow();
    await withdrawUnpublished(tx, record, actor.id);
    await forgetDecisions(tx, actor.id);
    await anonymiseIdeas(tx, actor.id);
    await anonymiseComments(ctx, tx, record, actor.id);
    await tx
      .updateTable("reports")
      .set({ reporter_id: null, name: null, email: null })
      .where("reporter_id", "=", actor.id)
      .execute();
    await tx.updateTable("text_prints").set({ author_id: null }).where("author_id", "=", actor.id).execute();
    await tx
      .updateTable("appeals")
      .set((eb) => ({
        author_id: null,
        text: ERASED,
        answer: eb.case().when("answer", "is", null).then(null).else(ERASED).end(),
      }))
      .where("author_id", "=", actor.id)
      .execute();
    await tx.deleteFrom("warnings").where("user_id", "=", actor.id).execute();
    await tx
      .updateTable("warnings")
      .set({ moderator_id: null })
      .where("moderator_id", "=", actor.id)
      .execute();
    await tx.updateTable("suspensions").set({ user_id: null }).where("user_id", "=", actor.id).execute();
    for (const table of [
      "pushes",
      "push_devices",
      "sessions",
      "tokens",
      "roles",
      "organisation_members",
      "space_members",
      "trust",
      "duty_slots",
      "duty_calls",
      "follows",
      "mutes",
      "thread_reads",
      "notifications",
      "mail_optouts",
    ] as const)
      await tx.deleteFrom(table).where("user_id", "=", actor.id).execute();
    if (account.email !== null) {
      await tx
        .updateTable("reports")
        .set({ name: null, email: null })
        .where("email", "=", account.email)
        .execute();
      await tx.deleteFrom("warnings").where("email", "=", account.email).execute();
      await tx.updateTable("suspensions").set({ email: null }).where("email", "=", account.email).execute();
      await tx.deleteFrom("sign_in_codes").where("email", "=", account.email).execute();
      await tx.deleteFrom("mails").where("recipient", "=", account.email).execute();
    }
    await tx
      .updateTable("uploads")
      .set({ actor_id: null, file_name: null })
      .where("actor_id", "=", actor.id)
      .execute();
    await tx.updateTable("dossiers").set({ owner_id: null }).where("owner_id", "=", actor.id).execute();
    const tables = ["spendings", "milestones", "tasks", "dossier_notes", "dossier_changes"] as const;
    for (const table of [...tables, "impact_revisions"] as const)
      await tx.updateTable(table).set({ actor_id: null }).where("actor_id", "=", actor.id).execute();
    await tx.deleteFrom("idempotency").where("actor_id", "=", actor.id).execute();
    await tx
      .updateTable("users")
      .set({ state: "erased", name: NO_NAME, email: null, password_hash: null, mail: 0 })
      .where("id", "=", actor.id)
      .execute();
    record({ type: "account.erased", data: { userId: actor.id } });
    record({ type: "session.ended", data: { userId: actor.id, sessionId: null } });
  });
}

async function refuseLastAdmin(tx: Tx, actor: Actor): Promise<void> {
  const admins = await tx
    .selectFrom("roles as r")
    .innerJoin("users as u", "u.id", "r.user_id")
    .select("r.user_id")
    .where("r.role", "=", "admin")
    .where("r.space_id", "=", SITE)
    .where("u.state", "=", "active")
    .execute();
  if (admins.length === 1 && admins[0]?.user_id === actor.id)
    throw new DomainError("conflict", "accounts.erase.lastAdmin");
}

/** What nobody but the author and a moderator has seen leaves with its author. */
async function withdrawUnpublished(tx: Tx, record: RecordEvent, userId: string): Promise<void> {
  const ideas = tx
    .selectFrom("ideas")
    .select("id")
    .where("author_id", "=", userId)
    .where("published_at", "is", null);
  const comments = tx
    .selectFrom("comments")
    .select("id")
    .where("author_id", "=", userId)
    .where("published_at", "is", null);
  const waiting = await tx
    .updateTable("queue_items")
    .set({ state: "cancelled" })
    .where("state", "=", "waiting")
    .where((eb) =>
      eb.or([
        eb("comment_id", "in", comments),
        eb.and([eb("comment_id", "is", null), eb("idea_id", "in", ideas)]),
      ]),
    )
    .returning("space_id")
    .execute();
  await tx.deleteFrom("idea_drafts").where("author_id", "=", userId).execute();
  await tx.updateTable("ideas").set({ state: "withdrawn" }).where("id", "in", ideas).execute();
  await tx.updateTable("comments").set({ state: "withdrawn" }).where("id", "in", comments).execute();
  for (const spaceId of new Set(waiting.map((item) => item.space_id)))
    record({ type: "queue.changed", spaceId, data: {} });
}

/** What moderators wrote about the person's texts and about them, and their own name under decisions. */
async function forgetDecisions(tx: Tx, userId: string): Promise<void> {
  const decisions = await tx
    .selectFrom("decisions as d")
    .leftJoin("appeals as a", "a.id", "d.subject_id")
    .leftJoin("comments as c", "c.id", "d.subject_id")
    .leftJoin("ideas as i", "i.id", "d.subject_id")
    .select("d.id")
    .where((eb) =>
      eb.or([
        eb("c.author_id", "=", userId),
        eb("i.author_id", "=", userId),
        eb("a.author_id", "=", userId),
        eb("d.subject_id", "=", userId),
      ]),
    )
    .execute();
  await forgetWords(
    tx,
    decisions.map((decision) => decision.id),
  );
  await forgetPerson(tx, userId);
}

async function anonymiseIdeas(tx: Tx, userId: string): Promise<void> {
  await tx.updateTable("ideas").set({ author_id: null }).where("author_id", "=", userId).execute();
  await tx.updateTable("idea_revisions").set({ author_id: null }).where("author_id", "=", userId).execute();
}

/** Each public comment tells its thread, so that open pages lose the name too. Threads are locked in one order. */
async function anonymiseComments(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  userId: string,
): Promise<void> {
  const at = ctx.now().toISOString();
  const published = await tx
    .selectFrom("comments as c")
    .innerJoin("ideas as i", "i.id", "c.idea_id")
    .select(["c.id", "c.idea_id", "i.space_id"])
    .where("c.author_id", "=", userId)
    .where("c.state", "=", "approved")
    .orderBy("c.idea_id")
    .orderBy("c.id")
    .execute();
  await tx.updateTable("comments").set({ author_id: null }).where("author_id", "=", userId).execute();
  for (const comment of published) {
    const { seq } = await tx
      .updateTable("threads")
      .set((eb) => ({ seq: eb("seq", "+", 1) }))
      .where("idea_id", "=", comment.idea_id)
      .returning("seq")
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("thread_events")
      .values({ idea_id: comment.idea_id, seq, kind: "anonymised", comment_id: comment.id, at })
      .execute();
    record({
      type: "comment.anonymised",
      spaceId: comment.space_id,
      ideaId: comment.idea_id,
      commentId: comment.id,
      data: { seq },
    });
  }
}
