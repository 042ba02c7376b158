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
