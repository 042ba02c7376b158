import type { Db } from "#db/portable.ts";
import { asReason } from "./notification.ts";
import { recipientsOf } from "./recipients.server.ts";
import type { MailCause } from "./unsubscribe-token.server.ts";

/** Mails that tell of something public, by what stops them. A decision, a receipt or a code is its person's own, whatever happens. */
const ABOUT_PUBLIC: Record<string, MailCause> = {
  reply: "reply",
  stage: "stage",
  mergeAsked: "stage",
  answer: "stage",
  update: "stage",
  question: "organisation",
};

/**
 * True when a mail that was written some time ago may still leave: what it tells of is public, and the person may see it and
 * wants to hear of it. A mail server may have been away for a day.
 */
export async function isMailDue(
  db: Db,
  mail: { kind: string; user_id: string | null; dedupe: string },
): Promise<boolean> {
  const stoppedBy = ABOUT_PUBLIC[mail.kind];
  const { user_id: userId } = mail;
  if (!stoppedBy || userId === null) return true;
  const cause = mail.dedupe.slice(0, -userId.length - 1);
  const notice = await db
    .selectFrom("notifications as n")
    .innerJoin("ideas as i", "i.id", "n.idea_id")
    .leftJoin("comments as c", "c.id", "n.comment_id")
    .leftJoin("updates as u", (join) => join.on((eb) => eb("u.id", "=", cause.replace(/^update:/, ""))))
    .select(["i.id as ideaId", "n.reason", "c.state as comment", "u.state as update"])
    .where("n.user_id", "=", userId)
    .where("n.cause", "=", cause)
    .where("i.state", "=", "approved")
    .executeTakeFirst();
  if (!notice || [notice.comment, notice.update].some((state) => state !== null && state !== "approved"))
    return false;
  const people = new Map([[userId, asReason(notice.reason)]]);
  const [person] = await recipientsOf(db, { ideaId: notice.ideaId, mail: stoppedBy, people, actorId: null });
  return person?.mailed ?? false;
}
