import type { AppContext } from "#app/core/context.ts";
import { enqueueMail } from "#app/core/outbox.server.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { MOST_COUNTED } from "#app/features/moderation/queue-scope.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { mayManageSpace, mayModerate } from "#app/features/spaces/space.policy.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { IN_TIME } from "#app/features/spaces/urgency.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import type { Tx } from "#db/portable.ts";
import { unsubscribeUrl } from "./unsubscribe-token.server.ts";

const QUARTER_MS = 15 * 60_000;

/**
 * Tells whoever was called what waits: one mail for all their spaces, one a quarter of an hour at most, by the
 * unique key of the mail. What the mail says is what waits when it is written; when nothing does, none is.
 */
export const dutyMails = {
  name: "duty-mails",
  everyMs: 10_000,
  run: async (ctx: AppContext): Promise<void> => {
    const called = await ctx.db.selectFrom("duty_calls").select("user_id").distinct().execute();
    for (const { user_id } of called) await tell(ctx, user_id);
  },
};

async function tell(ctx: AppContext, userId: string): Promise<void> {
  const dedupe = `duty:${userId}:${Math.floor(ctx.now().getTime() / QUARTER_MS)}`;
  await ctx.transact({}, async (tx) => {
    const told = await tx.selectFrom("mails").select("id").where("dedupe", "=", dedupe).executeTakeFirst();
    if (told) return;
    const calls = await tx
      .deleteFrom("duty_calls")
      .where("user_id", "=", userId)
      .returning("space_id")
      .execute();
    const actor = calls.length > 0 ? await actorById(tx, userId) : null;
    const to = actor ? await addressOf(tx, userId) : null;
    if (!actor || !to) return;
    const places = await waitingIn(
      ctx,
      tx,
      calls.map((call) => call.space_id).filter((id) => mayModerate(actor, id) || mayManageSpace(actor, id)),
    );
    const [first] = places;
    if (!first) return;
    const t = translateIn(actor.locale);
    const late = places.reduce((sum, place) => sum + place.overdue, 0);
    const waiting = places.reduce((sum, place) => sum + place.waiting, 0);
    const heading =
      late > 0 ? t("mail.duty.overdue", { count: late }) : t("mail.duty.near", { count: waiting });
    const unsubscribe = unsubscribeUrl(ctx, userId, "duty");
    await enqueueMail(ctx, tx, {
      dedupe,
      to,
      userId,
      kind: "duty",
      locale: actor.locale,
      subject: heading,
      unsubscribe,
      content: {
        heading,
        paragraphs: places.map((place) =>
          t("mail.duty.place", {
            space: inLocale(localized(place.title), actor.locale),
            waiting: String(place.waiting),
            overdue: String(place.overdue),
          }),
        ),
        action: {
          label: t("mail.duty.open"),
          url: `${ctx.config.publicUrl}/moderation${places.length === 1 ? `?space=${first.slug}` : ""}`,
        },
        footer: {
          text: t("mail.footer.duty"),
          links: [{ label: t("mail.footer.stop.duty"), url: unsubscribe }],
        },
      },
    });
  });
}

/** Where to write to; null for who wants no such mails. */
async function addressOf(tx: Tx, userId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("users as u")
    .leftJoin("mail_optouts as o", (join) => join.onRef("o.user_id", "=", "u.id").on("o.cause", "=", "duty"))
    .select(["u.email", "u.mail", "o.cause as refused"])
    .where("u.id", "=", userId)
    .executeTakeFirst();
  return row && row.mail === 1 && row.refused === null ? row.email : null;
}

/** The spaces of these in which something waits for half of its target or longer. */
async function waitingIn(ctx: AppContext, tx: Tx, spaceIds: string[]) {
  const places: { slug: string; title: string; waiting: number; overdue: number }[] = [];
  for (const id of spaceIds) {
    const waits = tx
      .selectFrom("queue_items")
      .select("id")
      .where("state", "=", "waiting")
      .where("space_id", "=", id)
      .limit(MOST_COUNTED);
    const near = await waits.where("near_at", "<=", ctx.now().toISOString()).limit(1).executeTakeFirst();
    if (!near) continue;
    const row = await tx
      .selectFrom("spaces as s")
      .select((eb) => [
        "s.slug",
        "s.title",
        eb
          .selectFrom(waits.as("w"))
          .select((inner) => inner.fn.countAll().as("n"))
          .as("waiting"),
        eb
          .selectFrom(waits.where("urgency", "<", IN_TIME).as("o"))
          .select((inner) => inner.fn.countAll().as("n"))
          .as("overdue"),
      ])
      .where("s.id", "=", id)
      .executeTakeFirstOrThrow();
    places.push({ ...row, waiting: Number(row.waiting), overdue: Number(row.overdue) });
  }
  return places;
}
