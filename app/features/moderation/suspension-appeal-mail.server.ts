import type { AppContext } from "#app/core/context.ts";
import { enqueueMail } from "#app/core/outbox.server.ts";
import { asLocale } from "#app/features/accounts/actor.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dateTime } from "#app/i18n/dates.ts";
import type { Tx } from "#db/portable.ts";
import type { Judge } from "./suspension-judges.queries.server.ts";

/** Tells those who decide an appeal against a suspension that it waits, or that it is overdue, inside the write: no name, no text. */
export async function mailJudges(
  ctx: AppContext,
  tx: Tx,
  judges: Judge[],
  appeal: { id: string; dueAt: string; overdue: boolean },
): Promise<void> {
  for (const { id } of judges) {
    const user = await tx
      .selectFrom("users")
      .select(["email", "locale"])
      .where("id", "=", id)
      .executeTakeFirst();
    if (!user?.email) continue;
    const locale = asLocale(user.locale);
    const t = translateIn(locale);
    const word = appeal.overdue ? "overdue" : "waits";
    const heading = t(`redress.suspension.${word}`);
    const date = dateTime(appeal.dueAt, { locale, timeZone: ctx.config.timeZone });
    await enqueueMail(ctx, tx, {
      dedupe: `suspension-appeal:${appeal.id}:${word}:${id}`,
      to: user.email,
      userId: id,
      kind: "suspensionAppeal",
      locale,
      subject: heading,
      content: {
        heading,
        paragraphs: [t("redress.suspension.yours"), t("redress.suspension.due", { date })],
        action: {
          label: t("redress.suspension.open"),
          url: `${ctx.config.publicUrl}/moderation/appeals/${appeal.id}`,
        },
        footer: { text: t("mail.footer.account"), links: [] },
      },
    });
  }
}

/** Tells whoever appealed what was decided and why, in their language; sent whether they want mails or not, for they may not sign in. */
export async function mailAppealOutcome(
  ctx: AppContext,
  tx: Tx,
  suspension: { authorId: string | null; email: string | null; locale: string; scope: string | null },
  outcome: { id: string; outcome: "upheld" | "overturned"; reason: string },
): Promise<void> {
  const user = suspension.authorId
    ? await tx
        .selectFrom("users")
        .select(["email", "locale"])
        .where("id", "=", suspension.authorId)
        .executeTakeFirst()
    : undefined;
  const to = user?.email ?? suspension.email;
  if (!to) return;
  const locale = asLocale(user?.locale ?? suspension.locale);
  const t = translateIn(locale);
  const isBack = outcome.outcome === "overturned";
  const heading = t(`redress.suspension.${outcome.outcome}`);
  const ends = suspension.scope === "notices" ? "redress.suspension.readAgain" : "mail.reinstated.what";
  await enqueueMail(ctx, tx, {
    dedupe: `suspension-appeal:${outcome.id}:outcome`,
    to,
    userId: suspension.authorId,
    kind: "suspensionAppealDecided",
    locale,
    subject: heading,
    content: {
      heading,
      paragraphs: [
        t("redress.suspension.byAnother"),
        outcome.reason,
        t(isBack ? ends : "mail.suspended.elsewhere"),
      ],
      ...(isBack && suspension.scope === "account"
        ? { action: { label: t("mail.reinstated.open"), url: `${ctx.config.publicUrl}/login` } }
        : {}),
      footer: { text: t("redress.suspension.footer"), links: [] },
    },
  });
}
