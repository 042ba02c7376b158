import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { enqueueMail } from "#app/core/outbox.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { longDate } from "#app/i18n/dates.ts";
import type { Tx } from "#db/portable.ts";
import type { From } from "./misuse.ts";
import { suspensionAppealUrl } from "./suspension-token.server.ts";

/** Tells whoever sends manifestly unfounded reports what that brings: first a warning, then until when none is read, inside the write. */
export async function mailMisuse(
  ctx: AppContext,
  tx: Tx,
  to: From & { locale: Locale },
  measure: { id: string; spaceId: string; until: string | null },
): Promise<void> {
  const account = to.userId
    ? await tx.selectFrom("users").select("email").where("id", "=", to.userId).executeTakeFirst()
    : undefined;
  const address = to.email ?? account?.email;
  if (!address) return;
  const t = translateIn(to.locale);
  const { title } = await tx
    .selectFrom("spaces")
    .select("title")
    .where("id", "=", measure.spaceId)
    .executeTakeFirstOrThrow();
  const space = inLocale(localized(title), to.locale);
  const what = measure.until ? "setAside" : "warning";
  const date = measure.until
    ? longDate(measure.until, { locale: to.locale, timeZone: ctx.config.timeZone })
    : "";
  const heading = t(`redress.misuse.${what}.heading`);
  await enqueueMail(ctx, tx, {
    dedupe: `misuse:${measure.id}`,
    to: address,
    userId: to.userId,
    kind: "misuse",
    locale: to.locale,
    subject: heading,
    content: {
      heading,
      paragraphs: [
        t(measure.until ? "redress.misuse.again" : "redress.misuse.reason"),
        t(`redress.misuse.${what}.what`, { space, date }),
        t("redress.misuse.right"),
        ...(measure.until ? [t("mail.suspended.elsewhere")] : []),
      ],
      ...(measure.until
        ? {
            action: {
              label: t("redress.suspension.ask"),
              url: suspensionAppealUrl(ctx, measure.id, to.locale),
            },
          }
        : {}),
      footer: { text: t("mail.footer.reported"), links: [] },
    },
  });
}
