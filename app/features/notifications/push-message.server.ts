import type { AppContext } from "#app/core/context.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { mayManageSpace, mayModerate } from "#app/features/spaces/space.policy.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { clockTime, dateTime, dayOf } from "#app/i18n/dates.ts";
import { mayBeCalled } from "./push.policy.ts";
import type { PushMessage } from "./push-device.ts";
import { waitingPlaces } from "./waiting-places.queries.server.ts";

/** More than this and a lock screen cuts them off. */
const MOST_NAMED = 3;

/**
 * What a push says, made of what waits as it is sent: how much, in which spaces, until when; nothing of the texts and
 * nobody's name. Null when nothing waits any more or the person moderates there no more. As it takes the place of what was
 * sent before, it tells what still waits of that too.
 */
export async function pushMessage(
  ctx: AppContext,
  push: { userId: string; kind: string; spaceIds: string[]; before: string[] },
): Promise<PushMessage | null> {
  const actor = await actorById(ctx.db, push.userId);
  if (!actor || !mayBeCalled(actor)) return null;
  const t = translateIn(actor.locale);
  if (push.kind === "test")
    return { title: t("mail.push.test"), body: t("mail.push.testBody"), url: "/moderation", tag: "test" };
  const waitingIn = (ids: string[]) =>
    waitingPlaces(
      ctx,
      ctx.db,
      ids.filter((id) => mayModerate(actor, id) || mayManageSpace(actor, id)),
    );
  const places = await waitingIn(push.spaceIds);
  if (places.length === 0) return null;
  places.push(...(await waitingIn(push.before.filter((id) => !push.spaceIds.includes(id)))));
  places.sort((a, b) => b.overdue - a.overdue || b.waiting - a.waiting);
  const [first] = places;
  if (!first) return null;
  const sum = (of: "waiting" | "overdue") => places.reduce((total, place) => total + place[of], 0);
  const late = sum("overdue");
  const named = places
    .slice(0, MOST_NAMED)
    .map((place) => inLocale(localized(place.title), actor.locale))
    .join(" · ");
  const more = places.length - MOST_NAMED;
  const next = places.flatMap((place) => place.nextDueAt ?? []).sort()[0];
  return {
    title:
      late > 0 ? t("mail.duty.overdue", { count: late }) : t("mail.duty.near", { count: sum("waiting") }),
    body: [
      more > 0 ? t("mail.push.places", { spaces: named, more: String(more) }) : named,
      ...(next ? [t("mail.push.due", { when: when(ctx, next, actor.locale) })] : []),
    ].join("\n"),
    url: places.length === 1 ? `/moderation?space=${first.slug}` : "/moderation",
    tag: "duty",
  };
}

/** The hour alone when it is today's. */
function when(ctx: AppContext, at: string, locale: Parameters<typeof clockTime>[1]["locale"]): string {
  const { timeZone } = ctx.config;
  const isToday = dayOf(at, timeZone) === dayOf(ctx.now(), timeZone);
  return isToday ? clockTime(at, { locale, timeZone }) : dateTime(at, { locale, timeZone });
}
