import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { siteSetting } from "#app/core/settings.server.ts";
import { authorOf } from "#app/features/ideas/author.ts";
import { ideaTarget, visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { ideaPath, type Stage } from "#app/features/ideas/idea.ts";
import { closesAt, inLocale } from "#app/features/spaces/space.ts";
import { ownWay } from "#app/features/spaces/stage-words.server.ts";
import { stageName } from "#app/features/spaces/stage-words.ts";
import { isVotingOpen } from "#app/features/votes/vote.policy.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dayInWords, longDate } from "#app/i18n/dates.ts";

/** An idea as it is shown elsewhere: on other people's pages, in badges, on cards. */
export type SharedIdea = {
  number: number;
  path: string;
  title: string;
  lang: string;
  stage: Stage;
  /** Its space's way, where that is one of its own. */
  way: readonly Stage[] | null;
  /** The stage in words. */
  stageName: string;
  supports: number;
  comments: number;
  author: string | null;
  space: string;
  siteName: string;
  /** Until when it can be supported, or by when its next step is due. */
  until: string | null;
};

/** The idea of a number as everybody sees it, whoever asks. Throws `notFound`. */
export async function sharedIdea(
  ctx: AppContext,
  locale: Locale,
  number: number | null,
): Promise<SharedIdea> {
  const { db, config } = ctx;
  const t = translateIn(locale);
  const idea = await ideaTarget(db, null, number);
  const shown = found(
    await visibleIdeas(db, null)
      .leftJoin("users as u", "u.id", "i.author_id")
      .leftJoin("organisations as o", "o.id", "i.organisation_id")
      .select([
        "r.title",
        "r.lang",
        "i.due_on",
        "u.name as author_name",
        "o.name as organisation_name",
        "o.slug as organisation_slug",
      ])
      .where("i.id", "=", idea.id)
      .executeTakeFirst(),
  );
  const author = authorOf(shown);
  const now = ctx.now();
  const closes = isVotingOpen(idea, now) ? closesAt(idea.space, "vote", now) : null;
  const until = closes
    ? t("open.share.until", { date: longDate(closes, { locale, timeZone: config.timeZone }) })
    : shown.due_on && t("open.share.due", { date: dayInWords(shown.due_on, locale) });
  return {
    number: idea.number ?? 0,
    path: ideaPath(idea),
    title: shown.title,
    lang: shown.lang,
    stage: idea.stage,
    way: ownWay(idea.space.stages),
    stageName: stageName(t, locale, idea.stage, idea.space.stageNames),
    supports: idea.supports,
    comments: idea.comments,
    author: author ? (author.organisation?.name ?? author.name) : null,
    space: inLocale(idea.space.title, locale),
    siteName: await siteSetting(db, "site_name", "Planter"),
    until: until || null,
  };
}
