import type { Tx } from "#db/portable.ts";
import type { Locale } from "./actor.ts";
import type { AppContext } from "./context.ts";
import { type MailContent, mailHtml, mailText } from "./mail-layout.server.ts";

export type Mail = {
  /** Sent at most once per key, however often it is queued. */
  dedupe: string;
  to: string;
  userId: string | null;
  kind: string;
  locale: Locale;
  subject: string;
  content: MailContent;
  /** One-click unsubscribe address (RFC 8058). */
  unsubscribe?: string | null;
};

/** Puts a mail in the outbox as part of a write: the only way mail leaves. A second one with the same key changes nothing. */
export async function enqueueMail(ctx: AppContext, tx: Tx, mail: Mail): Promise<void> {
  const at = ctx.now().toISOString();
  await tx
    .insertInto("mails")
    .values({
      id: ctx.newId(),
      dedupe: mail.dedupe,
      recipient: mail.to,
      user_id: mail.userId,
      kind: mail.kind,
      locale: mail.locale,
      subject: mail.subject.replace(/[\r\n]+/g, " ").slice(0, 200),
      text: mailText(mail.content),
      html: mailHtml(mail.locale, mail.subject, mail.content),
      unsubscribe: mail.unsubscribe ?? null,
      state: "queued",
      next_try_at: at,
      created_at: at,
      sent_at: null,
    })
    .onConflict((conflict) => conflict.column("dedupe").doNothing())
    .execute();
}
