import type { AppContext } from "#app/core/context.ts";
import { enqueueMail } from "#app/core/outbox.server.ts";
import type { Tx } from "#db/portable.ts";
import type { Cause } from "./causes.server.ts";
import { mailAbout, subjectOf } from "./notification-mail.server.ts";
import { recipientsOf } from "./recipients.server.ts";
import { unsubscribeUrl } from "./unsubscribe-token.server.ts";

/** Gives each person of a cause their notice, and their mail, once. Returns whom it told for the first time. */
export async function tellPeople(ctx: AppContext, tx: Tx, cause: Cause): Promise<string[]> {
  const told: string[] = [];
  const subject = await subjectOf(tx, cause);
  if (!subject) return told;
  if (cause.outsider)
    await enqueueMail(ctx, tx, {
      dedupe: `${cause.id}:outcome`,
      to: cause.outsider.email,
      userId: null,
      kind: cause.kind,
      locale: cause.outsider.locale,
      ...mailAbout(ctx, cause, subject, { id: "", locale: cause.outsider.locale, reason: "reported" }, null),
    });
  for (const person of await recipientsOf(tx, cause)) {
    const row = await tx
      .insertInto("notifications")
      .values({
        id: ctx.newId(),
        user_id: person.id,
        cause: cause.id,
        kind: cause.kind,
        reason: person.reason,
        idea_id: cause.ideaId,
        comment_id: cause.commentId,
        decision_id: cause.decisionId,
        stage_move_id: cause.stageMoveId,
        organisation_id: null,
        created_at: cause.at,
        read_at: null,
      })
      .onConflict((conflict) => conflict.columns(["user_id", "cause"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!row) continue;
    told.push(person.id);
    if (!person.mailed || person.email === null) continue;
    if (cause.kind === "reply" && (await knowsOfReplies(tx, cause, person.id))) continue;
    const unsubscribe = unsubscribeUrl(ctx, person.id, cause.mail);
    await enqueueMail(ctx, tx, {
      dedupe: `${cause.id}:${person.id}`,
      to: person.email,
      userId: person.id,
      kind: cause.kind,
      locale: person.locale,
      unsubscribe,
      ...mailAbout(ctx, cause, subject, person, unsubscribe),
    });
  }
  return told;
}

const DAY_MS = 24 * 3600_000;

/** Somebody told of other replies in the thread today who has not looked yet: more mails would say no more than the first. */
async function knowsOfReplies(tx: Tx, cause: Cause, userId: string): Promise<boolean> {
  const before = await tx
    .selectFrom("notifications as n")
    .innerJoin("comments as c", "c.id", "n.comment_id")
    .select("n.id")
    .where("n.user_id", "=", userId)
    .where("n.idea_id", "=", cause.ideaId)
    .where("n.kind", "=", "reply")
    .where("n.cause", "<>", cause.id)
    .where("n.read_at", "is", null)
    .where("n.created_at", ">", new Date(Date.parse(cause.at) - DAY_MS).toISOString())
    .where("c.state", "=", "approved")
    .limit(1)
    .executeTakeFirst();
  return before !== undefined;
}
