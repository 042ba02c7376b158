import type { Locale, Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { countByStage } from "#app/features/ideas/idea-counts.queries.server.ts";
import { spaceFigures } from "#app/features/ideas/space-figures.queries.server.ts";
import { TABLES } from "#app/features/open-data/tables.ts";
import { organisationNamed } from "#app/features/organisations/organisation.queries.server.ts";
import { rulesOf, spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { inLocale, localeOf, type Phase, type Space } from "#app/features/spaces/space.ts";
import { inOrderOf, wayOf } from "#app/features/spaces/stage.ts";
import { ownStages } from "#app/features/spaces/stage-words.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { longDate } from "#app/i18n/dates.ts";
import { bookIdeas } from "./book-ideas.server.ts";

/** A space as a book: brief, method, ideas with their stories, figures, annexes. Throws `notFound`. */
export async function bookPage(ctx: AppContext, locale: Locale, viewer: Viewer, slug: string) {
  const t = translateIn(locale);
  const zone = { locale, timeZone: ctx.config.timeZone };
  const space = await spaceBySlug(ctx.db, viewer, slug);
  const [ideas, figures, counts, rules, organisation] = await Promise.all([
    bookIdeas(ctx.db, viewer, space.id),
    spaceFigures(ctx.db, viewer, space.id),
    countByStage(ctx, viewer, { space: space.slug }),
    rulesOf(ctx.db, space.id),
    organisationNamed(ctx.db, space.organisationId),
  ]);
  const title = inLocale(space.title, locale);
  const unnamed = figures.ideas - ideas.whole.length - ideas.others.length;
  return {
    title: t("book.title", { title }),
    space: {
      slug: space.slug,
      title,
      lang: localeOf(space.title, locale),
      brief: renderMarkdown(inLocale(space.brief, locale)),
      briefLang: localeOf(space.brief, locale),
      own: ownStages(space),
    },
    say: words(t, ideas.takenUp),
    cover: [organisation?.name, longDate(ctx.now().toISOString(), zone)].filter((line) => line !== undefined),
    method: [
      ...space.phases.map((phase) => phaseInWords(phase, t, zone)),
      t(`spaces.moderation.${space.moderation}`),
    ],
    stages: space.stages,
    counts: inOrderOf(wayOf(space.stages)).flatMap((stage) => {
      const count = counts[stage] ?? 0;
      return count > 0 ? [{ stage, count }] : [];
    }),
    figures: (["ideas", "supports", "comments"] as const).map((name) => ({
      name,
      value: figures[name],
      word: t(`spaces.${name}`, { count: figures[name] }),
    })),
    ideas,
    rules: rules.map((rule) => ({
      number: rule.number,
      text: inLocale(rule.text, locale),
      lang: localeOf(rule.text, locale),
    })),
    /** How many are neither told nor named here. */
    unnamed: unnamed > 0 ? t("book.unnamed", { count: unnamed }) : null,
    files: filesOf(space, ctx.config.publicUrl),
  };
}

export type Book = Awaited<ReturnType<typeof bookPage>>;

function words(t: ReturnType<typeof translateIn>, takenUp: boolean) {
  return {
    hint: t("book.hint"),
    back: t("book.back"),
    contents: t("book.contents"),
    brief: t("book.brief"),
    method: t("book.method"),
    stages: t("book.method.stages"),
    ideas: t(takenUp ? "book.ideas" : "book.ideasBySupport"),
    noIdeas: t("book.noIdeas"),
    story: t("book.story"),
    proposed: t("book.proposed"),
    by: t("book.by"),
    supports: t("book.supports"),
    comments: t("book.comments"),
    figures: t("book.figures"),
    stage: t("book.stage"),
    count: t("book.count"),
    annexes: t("book.annexes"),
    others: t("book.others"),
    rules: t("book.rules"),
    data: t("book.data"),
    dataLead: t("book.dataLead"),
  };
}

function phaseInWords(
  { opens, startsAt, endsAt }: Phase,
  t: ReturnType<typeof translateIn>,
  zone: { locale: Locale; timeZone: string },
): string {
  const act = t(`spaces.act.${opens}`);
  const [from, to] = [startsAt, endsAt].map((at) => (at ? longDate(at, zone) : ""));
  if (from && to) return t("book.phase.between", { act, from, to });
  if (from) return t("book.phase.from", { act, from });
  return to ? t("book.phase.until", { act, to }) : t("book.phase.always", { act });
}

/** The files with every idea, comment, vote and move; a private space has none. */
function filesOf(space: Space, publicUrl: string): string[] {
  if (space.visibility === "private") return [];
  return TABLES.map((table) => `${publicUrl}/open-data/${space.slug}/${table}.csv`);
}
