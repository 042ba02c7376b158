import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { enqueueMail } from "#app/core/outbox.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dateTime, longDate } from "#app/i18n/dates.ts";
import type { Tx } from "#db/portable.ts";
import { suspensionAppealUrl } from "./suspension-token.server.ts";

type Suspended = { id: string; email: string | null; locale: Locale };

/**
 * Tells a person that they are suspended, why, until when and what they can do about it, inside the write. It is
 * their statement of reasons, and they cannot sign in to read it: it is sent whether they want mails or not.
 */
export async function mailSuspended(
  ctx: AppContext,
  tx: Tx,
  person: Suspended,
  decision: { id: string; reason: string; until: string | null; appealUntil: string },
): Promise<void> {
  if (!person.email) return;
  const t = translateIn(person.locale);
  const zone = { locale: person.locale, timeZone: ctx.config.timeZone };
  const by = { date: longDate(decision.appealUntil, zone), reference: decision.id };
  await enqueueMail(ctx, tx, {
    dedupe: `suspended:${decision.id}`,
    to: person.email,
    userId: person.id,
    kind: "suspended",
    locale: person.locale,
    subject: t("mail.suspended.heading"),
    content: {
      heading: t("mail.suspended.heading"),
      paragraphs: [
        decision.until
          ? t("mail.suspended.until", { date: dateTime(decision.until, zone) })
          : t("mail.suspended.open"),
        t("mail.suspended.what"),
        t("mail.suspended.ground"),
        decision.reason,
        t("mail.suspended.appeal", by),
        t("mail.suspended.elsewhere"),
      ],
      action: {
        label: t("redress.suspension.ask"),
        url: suspensionAppealUrl(ctx, decision.id, person.locale),
      },
      footer: { text: t("mail.footer.account"), links: [] },
    },
  });
}

/** Tells them that they can sign in again; why, unless the time was simply over. */
export async function mailReinstated(
  ctx: AppContext,
  tx: Tx,
  person: Suspended,
  end: { id: string; reason: string | null },
): Promise<void> {
  if (!person.email) return;
  const t = translateIn(person.locale);
  await enqueueMail(ctx, tx, {
    dedupe: `reinstated:${end.id}`,
    to: person.email,
    userId: person.id,
    kind: "reinstated",
    locale: person.locale,
    subject: t("mail.reinstated.heading"),
    content: {
      heading: t("mail.reinstated.heading"),
      paragraphs: [
        ...(end.reason ? [t("mail.reinstated.decided"), end.reason] : [t("mail.reinstated.over")]),
        t("mail.reinstated.what"),
      ],
      action: { label: t("mail.reinstated.open"), url: `${ctx.config.publicUrl}/login` },
      footer: { text: t("mail.footer.account"), links: [] },
    },
  });
}
