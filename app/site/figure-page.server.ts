import type { Locale, Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { mayKeepFigures } from "#app/features/impact/impact.policy.ts";
import { figureForAll } from "#app/features/impact/impact.queries.server.ts";
import { spaceById } from "#app/features/spaces/space.queries.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { longDate } from "#app/i18n/dates.ts";
import { figureInWords } from "./figure-words.server.ts";

/** A published figure with what was published of it before. Throws `notFound` for what is not public. */
export async function figurePage(ctx: AppContext, locale: Locale, viewer: Viewer, id: string) {
  const t = translateIn(locale);
  const versions = await figureForAll(ctx.db, id);
  const [newest] = versions;
  const space = await spaceById(ctx.db, null, newest.spaceId);
  const zone = { locale, timeZone: ctx.config.timeZone };
  return {
    title: newest.what,
    lang: newest.lang,
    kind: t(`impact.kind.${newest.kind}`),
    about: t(`insights.about.${newest.kind}`),
    back: { to: `/insights?space=${space.slug}#return`, text: t("insights.set.back") },
    keep:
      viewer !== null && mayKeepFigures(viewer, space.id)
        ? { to: `/spaces/${space.slug}/edit/figures/${id}`, text: t("insights.mend") }
        : null,
    ends: [t("impact.low"), t("impact.central"), t("impact.high")],
    means: t(`impact.confidence.${newest.confidence}.means`),
    earlier: t("insights.earlier"),
    versions: versions.map((one) => ({
      ...figureInWords(t, locale, one),
      version: one.version,
      said: t("insights.enteredBy", {
        date: longDate(one.publishedAt ?? one.savedAt, zone),
        space: inLocale(space.title, locale),
      }),
      corrects: one.correction ? t("insights.corrects") : null,
    })),
  };
}
