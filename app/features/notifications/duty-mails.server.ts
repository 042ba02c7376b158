import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { enqueueMail, type Mail } from "#app/core/outbox.server.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { mayManageSpace, mayModerate } from "#app/features/spaces/space.policy.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import type { Tx } from "#db/portable.ts";
import { enqueuePushes } from "./enqueue-pushes.server.ts";
import { unsubscribeUrl } from "./unsubscribe-token.server.ts";
import { type WaitingPlace, waitingPlaces } from "./waiting-places.queries.server.ts";

const QUARTER_MS = 15 * 60_000;

/**
 * Tells whoever was called what waits: one mail, and one push to each of their devices, for all their spaces, one a
 * quarter of an hour at most, by the unique key of the mail and of the pushes. What the mail says is what
 * waits when it is written; when nothing does, none is.
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
  const cause = `duty:${userId}:${Math.floor(ctx.now().getTime() / QUARTER_MS)}`;
  await ctx.transact({}, async (tx) => {
    if (await wasTold(tx, cause)) return;
    const calls = await tx
      .deleteFrom("duty_calls")
      .where("user_id", "=", userId)
      .returning("space_id")
      .execute();
    const actor = calls.length > 0 ? await actorById(tx, userId) : null;
    if (!actor) return;
    const places = await waitingPlaces(
      ctx,
      tx,
      calls.map((call) => call.space_id).filter((id) => mayModerate(actor, id) || mayManageSpace(actor, id)),
    );
    if (places.length === 0) return;
    const to = await addressOf(tx, userId);
    if (to) await enqueueMail(ctx, tx, { dedupe: cause, to, ...dutyMail(ctx, actor, places) });
    const spaceIds = places.map((place) => place.id);
    await enqueuePushes(ctx, tx, { userId, cause, kind: "duty", spaceIds });
  });
}

/** Whoever wants no mails is told by pushes alone. */
async function wasTold(tx: Tx, cause: string): Promise<boolean> {
  const mail = await tx.selectFrom("mails").select("id").where("dedupe", "=", cause).executeTakeFirst();
  const push = await tx.selectFrom("pushes").select("id").where("cause", "=", cause).executeTakeFirst();
  return (mail ?? push) !== undefined;
}

function dutyMail(ctx: AppContext, actor: Actor, places: WaitingPlace[]): Omit<Mail, "dedupe" | "to"> {
  const t = translateIn(actor.locale);
  const late = places.reduce((sum, place) => sum + place.overdue, 0);
  const waiting = places.reduce((sum, place) => sum + place.waiting, 0);
  const heading =
    late > 0 ? t("mail.duty.overdue", { count: late }) : t("mail.duty.near", { count: waiting });
  const unsubscribe = unsubscribeUrl(ctx, actor.id, "duty");
  return {
    userId: actor.id,
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
        url: `${ctx.config.publicUrl}/moderation${places.length === 1 ? `?space=${places[0]?.slug}` : ""}`,
      },
      footer: {
        text: t("mail.footer.duty"),
        links: [{ label: t("mail.footer.stop.duty"), url: unsubscribe }],
      },
    },
  };
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
